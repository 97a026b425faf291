{{/*
The environment of slipway-init: settings by name, then the variables by name. For a secret variable it gets the name
alone, so that no token publishes it; nothing in the pod reads the value, and an app's build could find it in /proc.
Maps are ranged over in the order of their keys, so the same values always give the same pod.
*/}}
{{- define "slipway.initEnvironment" -}}
{{- $settings := dict "SLIPWAY_MODE" .Values.initContainer.mode "SLIPWAY_SITE" "/site/html" "SLIPWAY_BASE_PATH" .Values.app.basePath -}}
{{- with .Values.environment }}{{ $_ := set $settings "SLIPWAY_ENVIRONMENT" . }}{{ end -}}
{{- if eq .Values.initContainer.mode "build" }}{{ $_ := set $settings "SLIPWAY_WORK" "/work/build" }}{{ end -}}
{{- if include "slipway.longVariables" . }}{{ $_ := set $settings "SLIPWAY_VARIABLES_FILE" "/etc/slipway/variables.json" }}{{ end -}}
{{- range $name, $value := .Values.initContainer.settings }}{{ $_ := set $settings $name $value }}{{ end -}}
{{- if .Values.secretEnv -}}
{{- $listed := without (splitList "," (replace " " "" (get $settings "SLIPWAY_SECRETS"))) "" -}}
{{- $_ := set $settings "SLIPWAY_SECRETS" (concat (keys .Values.secretEnv) $listed | uniq | sortAlpha | join ",") -}}
{{- end -}}
# Java takes letters beyond ASCII for what the locale says they are; an image may set none.
- name: LANG
  value: C.UTF-8
{{- if eq .Values.initContainer.mode "build" }}
# npm and its tools write below HOME, and the root file system is read-only.
- name: HOME
  value: /work
{{- end }}
{{- range $name, $value := $settings }}
- name: {{ $name }}
  value: {{ include "slipway.envValue" $value }}
{{- end }}
{{- range $name, $value := .Values.env }}
{{- if le (len $value) 65536 }}
- name: SLIPWAY_VAR_{{ $name }}
  value: {{ include "slipway.envValue" $value }}
{{- end }}
{{- end }}
{{- range $name, $from := .Values.secretEnv }}
{{- if hasKey $.Values.env $name }}
{{- fail (printf "secretEnv.%s: the variable is in env as well; keep one of the two" $name) }}
{{- end }}
{{- end }}
{{- with .Values.initContainer.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The release's own name, and where other pods are asked for files that open pages need. Not part of that name. */}}
{{- define "slipway.keepEnvironment" -}}
- name: SLIPWAY_RELEASE
  value: {{ include "slipway.releaseId" . | quote }}
{{- if .Values.keep.enabled }}
- name: SLIPWAY_PEERS
  value: {{ include "slipway.peerAddress" (dict "root" . "name" "peers") | quote }}
- name: SLIPWAY_NEWEST
  value: {{ include "slipway.peerAddress" (dict "root" . "name" "newest") | quote }}
- name: SLIPWAY_STARTING
  value: {{ include "slipway.peerAddress" (dict "root" . "name" "starting") | quote }}
- name: SLIPWAY_KEEP_FOR
  value: {{ .Values.keep.for | quote }}
- name: SLIPWAY_KEEP_SIZE
  value: {{ .Values.keep.size | quote }}
- name: SLIPWAY_KEEP_RELEASES
  value: {{ .Values.keep.releases | quote }}
{{- end }}
{{- end -}}

{{- define "slipway.initContainer" -}}
- name: publish
  image: {{ include "slipway.image" (dict "image" .Values.initContainer.image "tag" .Chart.AppVersion "key" "initContainer.image") | quote }}
  imagePullPolicy: {{ .Values.initContainer.image.pullPolicy }}
  {{- with .Values.initContainer.command }}
  command:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.initContainer.args }}
  args:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  env:
    {{- include "slipway.initEnvironment" . | trim | nindent 4 }}
    {{- include "slipway.keepEnvironment" . | trim | nindent 4 }}
  resources:
    {{- $resources := .Values.initContainer.resources | default (get .Values.initContainer.resourcesByMode .Values.initContainer.mode) }}
    {{- $request := ternary "1Gi" "64Mi" (eq .Values.initContainer.mode "build") }}
    {{- include "slipway.resources" (dict "root" . "resources" $resources "request" $request) | nindent 4 }}
  {{- with .Values.initContainer.securityContext }}
  securityContext:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  # The pod's status alone then tells why a release failed.
  terminationMessagePolicy: FallbackToLogsOnError
  volumeMounts:
    - name: site
      mountPath: /site
    - name: init-tmp
      mountPath: /tmp
    {{- if eq .Values.initContainer.mode "build" }}
    - name: work
      mountPath: /work
    {{- end }}
    {{- if include "slipway.longVariables" . }}
    - name: variables
      mountPath: /etc/slipway
      readOnly: true
    {{- end }}
    {{- with .Values.initContainer.extraVolumeMounts }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}
