import { Injectable, type INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { Environment } from '../config/environment.js';

const API_PATH = '/api/v1/';

/** The document of the API, made from the controllers' own classes: pages and health checks are no part of it. */
@Injectable()
export class OpenApi {
  private app: INestApplication | undefined;
  private made: OpenAPIObject | undefined;

  constructor(private readonly environment: Environment) {}

  /** Once, at start: the document is made of the application's routes when somebody first asks for it. */
  describe(app: INestApplication): void {
    this.app = app;
  }

  get document(): OpenAPIObject {
    if (!this.app) throw new Error('the application was not described');
    this.made ??= documentOf(this.app, this.environment.publicUrl);
    return this.made;
  }
}

function documentOf(app: INestApplication, publicUrl: string): OpenAPIObject {
  const info = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Tablée')
    .setDescription('Events, their programmes, and registrations. Errors are RFC 9457 problem details.')
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer(publicUrl)
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'opaque', description: 'The token of a person’s own link.' },
      'person',
    )
    .build();
  const document = SwaggerModule.createDocument(app, info, { operationIdFactory: (_controller, method) => method });
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith(API_PATH));
  return { ...document, paths: Object.fromEntries(paths.map(([path, item]) => [path, withProblems(item)])) };
}

type PathItem = OpenAPIObject['paths'][string];
type Responses = NonNullable<PathItem['get']>['responses'];

const PROBLEM = '#/components/schemas/Problem';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Problems have a media type of their own (RFC 9457), and any call may meet one that its own list does not name. */
function withProblems(item: PathItem): PathItem {
  for (const method of METHODS) {
    const operation = item[method];
    if (operation) operation.responses = problemResponses(operation.responses);
  }
  return item;
}

function problemResponses(responses: Responses): Responses {
  const named = Object.entries(responses).map(([status, response]) => {
    const content = response && 'content' in response ? response.content : undefined;
    const json = content?.['application/json'];
    const isProblem = json?.schema !== undefined && '$ref' in json.schema && json.schema.$ref === PROBLEM;
    return [status, isProblem ? { ...response, content: { 'application/problem+json': json } } : response];
  });
  const other = {
    description: 'Any other refusal.',
    content: { 'application/problem+json': { schema: { $ref: PROBLEM } } },
  };
  return { ...(Object.fromEntries(named) as Responses), default: other };
}
