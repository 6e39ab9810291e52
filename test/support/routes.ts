import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { type Access, ACCESS } from '../../src/platform/web/access.js';
import type { TestApp } from './app.js';

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handler: string;
  readonly access: Access | undefined;
}

/** Every route that Nest registered, read from the controllers themselves: nobody keeps a list. */
export function routesOf({ app }: Pick<TestApp, 'app'>): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ instance, metatype }) => {
    const prototype = Object.getPrototypeOf(instance) as object;
    return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
      const handler = (prototype as Record<string, object>)[name]!;
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const prefixes = [Reflect.getMetadata(PATH_METADATA, metatype!)].flat() as string[];
      const paths = [Reflect.getMetadata(PATH_METADATA, handler)].flat() as string[];
      const access = (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, metatype!)) as
        Access | undefined;
      return prefixes.flatMap((prefix) =>
        paths.map((path) => ({
          method: RequestMethod[method],
          path: `/${[prefix, path].join('/')}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1'),
          handler: `${metatype!.name}.${name}`,
          access,
        })),
      );
    });
  });
}
