{{/* Names of the Middlewares that the values ask for, in the order in which a request meets them. */}}
{{- define "slipway.traefikMiddlewares" -}}
{{- $names := list -}}
{{- if .Values.traefik.enabled -}}
{{- if .Values.allowedSources }}{{ $names = append $names "allow" }}{{ end -}}
{{- if .Values.traefik.rateLimit.average }}{{ $names = append $names "rate-limit" }}{{ end -}}
{{- if .Values.traefik.headers }}{{ $names = append $names "headers" }}{{ end -}}
{{- end -}}
{{- join "," $names -}}
{{- end -}}

{{/* Names of the KongPlugins that the values ask for. */}}
{{- define "slipway.kongPlugins" -}}
{{- $names := list -}}
{{- if .Values.kong.enabled -}}
{{- if .Values.allowedSources }}{{ $names = append $names "allow" }}{{ end -}}
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
