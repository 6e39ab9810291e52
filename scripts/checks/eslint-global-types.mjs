/**
 * Forbids the global names given, as values and as types: ESLint's own no-restricted-globals lets types pass,
 * and `event: Event` with a forgotten import means the browser's Event.
 */
export const globalTypes = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { names: { type: 'array', items: { type: 'string' } } } }],
    messages: { global: '{{name}} here is the global of Node, not ours: import the one you mean.' },
  },
  create(context) {
    const names = new Set(context.options[0].names);
    return {
      'Program:exit'(program) {
        const scope = context.sourceCode.getScope(program);
        const known = scope.variables
          .filter((variable) => variable.defs.length === 0)
          .flatMap((variable) => variable.references);
        for (const { identifier } of new Set([...scope.through, ...known])) {
          if (names.has(identifier.name)) context.report({ node: identifier, messageId: 'global', data: identifier });
        }
      },
    };
  },
};
