import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { InvalidInput, type FieldError } from '../errors/domain-error.js';

/**
 * Checks the shape of a query or a body against its class-validator class. What the shape allows is judged by the
 * domain's own rules, so that pages and API refuse the same things with the same words.
 * @throws InvalidInput with one error for every wrong field.
 */
export function validated(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidUnknownValues: false,
    exceptionFactory: (errors) => new InvalidInput(errors.map(fieldError)),
  });
}

/** The first of these that is broken names the error: what is no number is not out of range too. */
const CODES: Readonly<Record<string, string>> = {
  isString: 'not-text',
  isInt: 'not-number',
  min: 'out-of-range',
  max: 'out-of-range',
  maxLength: 'too-long-query',
  matches: 'cursor-unknown',
};

function fieldError({ property, constraints }: ValidationError): FieldError {
  const broken = Object.keys(CODES).find((name) => Object.hasOwn(constraints ?? {}, name));
  return { field: property, code: broken === undefined ? 'not-text' : CODES[broken]! };
}
