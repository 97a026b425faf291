import { RenderMode, ServerRoute } from '@angular/ssr';

export const serverRoutes: ServerRoute[] = [
  { path: 'later', renderMode: RenderMode.Client },
  { path: '**', renderMode: RenderMode.Server },
];
