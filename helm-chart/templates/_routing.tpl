{{/*
The paths that lead to nginx, as YAML: `paths`, and `probe` where it is routed on its own. Without the slash at their
end: a prefix matches whole path elements, and not every router takes `/addin` as part of `/addin/`.
*/}}
{{- define "slipway.paths" -}}
{{- $paths := list -}}
{{- range prepend .Values.app.extraPaths .Values.app.basePath -}}
{{- $paths = append $paths (trimSuffix "/" . | default "/") -}}
{{- end -}}
{{- if has "/" $paths }}{{ $paths = list "/" }}{{ end -}}
paths: {{ toJson (uniq $paths) }}
{{- if and .Values.edge.probe (not (has "/" $paths)) }}
probe: {{ .Values.nginx.probes.path | quote }}
{{- end -}}
{{- end -}}

{{/* Names of the Middlewares that the values ask for, in the order in which a request meets them. */}}
{{- define "slipway.traefikMiddlewares" -}}
{{- $names := list -}}
{{- if .Values.traefik.enabled -}}
{{- if .Values.edge.allowedSources }}{{ $names = append $names "allow" }}{{ end -}}
{{- if .Values.traefik.rateLimit.average }}{{ $names = append $names "rate-limit" }}{{ end -}}
{{- if .Values.traefik.headers }}{{ $names = append $names "headers" }}{{ end -}}
{{- end -}}
{{- join "," $names -}}
{{- end -}}

{{/* Names of the KongPlugins that the values ask for. */}}
{{- define "slipway.kongPlugins" -}}
{{- $names := list -}}
{{- if .Values.kong.enabled -}}
{{- if .Values.edge.allowedSources }}{{ $names = append $names "allow" }}{{ end -}}
{{- if .Values.kong.rateLimiting.minute }}{{ $names = append $names "rate-limit" }}{{ end -}}
{{- if .Values.kong.keyAuth.enabled }}{{ $names = append $names "key-auth" }}{{ end -}}
{{- end -}}
{{- join "," $names -}}
{{- end -}}

{{/* Kong's annotations, the same on an Ingress and on an HTTPRoute. */}}
{{- define "slipway.kongAnnotations" -}}
{{- if .Values.kong.enabled }}
konghq.com/strip-path: {{ .Values.kong.stripPath | quote }}
{{- with .Values.kong.protocols }}
konghq.com/protocols: {{ join "," . | quote }}
{{- if not (has "http" .) }}
konghq.com/https-redirect-status-code: "308"
{{- end }}
{{- end }}
{{- with .Values.kong.methods }}
konghq.com/methods: {{ join "," . | quote }}
{{- end }}
{{- $plugins := list }}
{{- range without (splitList "," (include "slipway.kongPlugins" .)) "" }}
{{- $plugins = append $plugins (printf "%s-%s" (include "slipway.fullname" $) .) }}
{{- end }}
{{- with $plugins }}
konghq.com/plugins: {{ join "," . | quote }}
{{- end }}
{{- end -}}
{{- end -}}

{{/* Traefik's annotations of an Ingress. A name there is <namespace>-<name>@kubernetescrd. */}}
{{- define "slipway.traefikAnnotations" -}}
{{- if .Values.traefik.enabled }}
{{- with .Values.traefik.entryPoints }}
traefik.ingress.kubernetes.io/router.entrypoints: {{ join "," . | quote }}
{{- end }}
{{- $prefix := printf "%s-%s" .Release.Namespace (include "slipway.fullname" .) }}
{{- $middlewares := list }}
{{- range without (splitList "," (include "slipway.traefikMiddlewares" .)) "" }}
{{- $middlewares = append $middlewares (printf "%s-%s@kubernetescrd" $prefix .) }}
{{- end }}
{{- with $middlewares }}
traefik.ingress.kubernetes.io/router.middlewares: {{ join "," . | quote }}
{{- end }}
{{- if .Values.traefik.clientCertificate.caSecret }}
traefik.ingress.kubernetes.io/router.tls.options: {{ printf "%s-client-certificate@kubernetescrd" $prefix | quote }}
{{- end }}
{{- end -}}
{{- end -}}
