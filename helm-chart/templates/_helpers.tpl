{{/* The app's name: `app.kubernetes.io/name`. */}}
{{- define "slipway.name" -}}
{{- .Values.nameOverride | default .Values.app.name | default .Chart.Name | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{/* The name of the objects. 52 characters leave room for the longest suffix within 63. */}}
{{- define "slipway.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- $name := include "slipway.name" . -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "slipway.serviceAccountName" -}}
{{- .Values.serviceAccount.name | default (ternary (include "slipway.fullname" .) "default" .Values.serviceAccount.create) -}}
{{- end -}}

{{/* What selects the pods. Immutable in a Deployment: never add anything that changes between versions. */}}
{{- define "slipway.selectorLabels" -}}
app.kubernetes.io/name: {{ include "slipway.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* A label value: what Kubernetes does not take becomes `_`, e.g. the `+` of a version's build part. */}}
{{- define "slipway.labelValue" -}}
{{- regexReplaceAll "[^a-zA-Z0-9._-]" . "_" | trunc 63 | trimAll "-_." -}}
{{- end -}}

{{- define "slipway.labels" -}}
{{ include "slipway.selectorLabels" . }}
{{- with .Values.initContainer.image.tag | default .Chart.AppVersion }}
app.kubernetes.io/version: {{ include "slipway.labelValue" . | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
helm.sh/chart: {{ include "slipway.labelValue" (printf "%s-%s" .Chart.Name .Chart.Version) | quote }}
{{- include "slipway.environmentLabel" . }}
{{- range $key, $value := .Values.commonLabels }}
{{ $key }}: {{ $value | quote }}
{{- end }}
{{- end -}}

{{/* What tells this release's pods from others: what they serve follows from it. A pod starts anew where it changes. */}}
{{- define "slipway.releaseId" -}}
{{- $image := include "slipway.image" (dict "image" .Values.initContainer.image "tag" .Chart.AppVersion "key" "initContainer.image") -}}
{{- printf "%s\n%s\n%s\n%s" $image (include "slipway.initEnvironment" .) (include "slipway.longVariables" .) (include "slipway.nginxConfig" .) | sha256sum | trunc 10 -}}
{{- end -}}

{{/* The address of one of the Services that pods find each other by; call with (dict "root" $ "name" "peers"). */}}
{{- define "slipway.peerAddress" -}}
{{- printf "%s-%s.%s.svc:%d" (include "slipway.fullname" .root) .name .root.Release.Namespace (int .root.Values.keep.port) -}}
{{- end -}}

{{- define "slipway.environmentLabel" -}}
{{- with .Values.environment }}
slipway.io/environment: {{ include "slipway.labelValue" . | quote }}
{{- end -}}
{{- end -}}

{{/* repository:tag@digest of an image; call with (dict "image" … "tag" default "key" path of the value). */}}
{{- define "slipway.image" -}}
{{- $repository := required (printf "%s.repository is required: the image to run" .key) .image.repository -}}
{{- if .image.digest -}}
{{- printf "%s@%s" $repository .image.digest -}}
{{- else -}}
{{- printf "%s:%s" $repository (required (printf "%s.tag or %s.digest is required" .key .key) (.image.tag | default .tag)) -}}
{{- end -}}
{{- end -}}

{{/* The kubelet expands $(NAME) and turns $$ into $ in every env value: double each $ and the value arrives as it is. */}}
{{- define "slipway.envValue" -}}
{{- . | replace "$" "$$" | quote -}}
{{- end -}}

{{/* nginx.conf: the values' own, or the chart's. */}}
{{- define "slipway.nginxConfig" -}}
{{- .Values.nginx.config | default (tpl (.Files.Get "files/nginx.conf") .) -}}
{{- end -}}

{{/*
Variables too long for the environment of a process (Linux: 128 KiB for one string) go to a file instead, as JSON.
*/}}
{{- define "slipway.longVariables" -}}
{{- $long := dict -}}
{{- range $name, $value := .Values.env -}}
{{- if gt (len $value) 65536 -}}
{{- $_ := set $long $name $value -}}
{{- end -}}
{{- end -}}
{{- if $long -}}
{{- toJson $long -}}
{{- end -}}
{{- end -}}

{{/* More than one pod, whoever counts them. */}}
{{- define "slipway.manyPods" -}}
{{- if gt (int (ternary .Values.autoscaling.minReplicas .Values.replicaCount .Values.autoscaling.enabled)) 1 -}}yes{{- end -}}
{{- end -}}

{{/* URL of the app, as a user types it. */}}
{{- define "slipway.url" -}}
{{- $secure := or .Values.ingress.tls.enabled .Values.httpRoute.enabled (and .Values.kong.enabled (not (has "http" .Values.kong.protocols))) .Values.traefik.enabled -}}
{{- range .Values.hosts }}
  {{ ternary "https" "http" (not (not $secure)) }}://{{ . }}{{ $.Values.app.basePath }}
{{- end -}}
{{- end -}}

{{/* MiB of a quantity, rounded up, e.g. 4Gi. Thousandths (`m`) are of no use here. */}}
{{- define "slipway.mebibytes" -}}
{{- $quantity := ternary (printf "%.0f" (float64 .)) (toString .) (kindIs "float64" .) -}}
{{- $number := regexFind "^[0-9.]+" $quantity -}}
{{- $factors := dict "k" 1000 "M" 1000000 "G" 1000000000 "T" 1000000000000 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 -}}
{{- $factor := get $factors (trimPrefix $number $quantity) | default 1 -}}
{{- divf (mulf (float64 $number) $factor) 1048576 | ceil | int64 -}}
{{- end -}}

{{/*
Requests and limits of a container, with ephemeral storage where they say nothing of it: the limit is what the pod's volumes
may hold, and half a gibibyte for logs. Call with (dict "root" $ "resources" … "request" "64Mi").
*/}}
{{- define "slipway.resources" -}}
{{- $storage := "ephemeral-storage" -}}
{{- $resources := deepCopy .resources -}}
{{- if not (or (hasKey ($resources.requests | default dict) $storage) (hasKey ($resources.limits | default dict) $storage)) -}}
{{- $values := .root.Values -}}
{{- $sizes := list $values.nginx.tmpSizeLimit $values.initContainer.tmpSizeLimit -}}
{{- if ne $values.site.medium "Memory" }}{{ $sizes = append $sizes $values.site.sizeLimit }}{{ end -}}
{{- if eq $values.initContainer.mode "build" }}{{ $sizes = append $sizes $values.initContainer.workSizeLimit }}{{ end -}}
{{- $limit := 512 -}}
{{- range $sizes }}{{ $limit = add $limit (include "slipway.mebibytes" . | int64) }}{{ end -}}
{{- $defaults := dict "requests" (dict $storage .request) "limits" (dict $storage (printf "%dMi" $limit)) -}}
{{- $resources = mergeOverwrite $defaults $resources -}}
{{- end -}}
{{- toYaml $resources -}}
{{- end -}}

{{/*
Affinity of the pods: the values' own, and a distance from each other where they say nothing of that. Preferred, as a
rollout on a single node must not wait for a second one.
*/}}
{{- define "slipway.affinity" -}}
{{- $affinity := deepCopy (.Values.affinity | default dict) -}}
{{- if not (hasKey $affinity "podAntiAffinity") -}}
{{- $labels := fromYaml (include "slipway.selectorLabels" .) -}}
{{- /* Of one revision, or a rollout leaves the new pods lopsided. */ -}}
{{- $term := dict "topologyKey" "kubernetes.io/hostname" "labelSelector" (dict "matchLabels" $labels) "matchLabelKeys" (list "pod-template-hash") -}}
{{- $_ := set $affinity "podAntiAffinity" (dict "preferredDuringSchedulingIgnoredDuringExecution" (list (dict "weight" 100 "podAffinityTerm" $term))) -}}
{{- end -}}
{{- toYaml $affinity -}}
{{- end -}}
