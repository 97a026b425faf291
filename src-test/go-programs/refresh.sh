#!/usr/bin/env bash
# Writes go.mod and go.sum anew, with the versions given here. Kubernetes' own go.mod leaves the versions of its parts
# (k8s.io/api and thirty more) to replace lines, which Go ignores in a dependency: they are written out for it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/src/main/resources/io/slipway/goprograms"

etcd=v3.7.3
helm3=v3.22.0
helm4=v4.3.1
kubernetes=v1.37.2
kwok=v0.8.0
kube_score=v1.20.0

go_mod=$(cd "${TMPDIR:-/tmp}" && go mod download -json "k8s.io/kubernetes@$kubernetes" | sed -n 's/.*"GoMod": "\(.*\)".*/\1/p')
parts=$(awk '$1 ~ /^k8s\.io\// && $2 == "v0.0.0" { print $1 }' "$go_mod" | sort -u)
rm -f go.sum
{
  printf '%s\n' '// The programs that tests run, and nothing else. Written by refresh.sh.' 'module slipway/goprograms' '' 'go 1.26.0' ''
  printf 'require (\n'
  printf '\t%s %s\n' go.etcd.io/etcd/server/v3 "$etcd" helm.sh/helm/v3 "$helm3" helm.sh/helm/v4 "$helm4" \
    k8s.io/kubernetes "$kubernetes" sigs.k8s.io/kwok "$kwok"
  printf ')\n\nreplace (\n'
  for part in $parts; do
    printf '\t%s => %s %s\n' "$part" "$part" "v0.${kubernetes#v1.}"
  done
  printf ')\n'
} >go.mod
mains=$(sed -n 's/^    [A-Z_0-9]*("[^"]*", "\([^"]*\)")[,;]$/\1/p' ../../../../java/io/slipway/goprograms/GoProgram.java)
# shellcheck disable=SC2086 # One word a package.
GOFLAGS=-mod=mod go list -deps $mains >/dev/null

# kube-score reads kinds that the k8s.io/api of that Kubernetes has no more, so it keeps the versions of its own go.mod.
mkdir -p kube-score
cd kube-score
rm -f go.sum
printf '%s\n' '// The judge of rendered charts. Written by refresh.sh.' 'module slipway/goprograms/kube-score' '' 'go 1.26.0' '' \
  "require github.com/zegl/kube-score $kube_score" >go.mod
GOFLAGS=-mod=mod go list -deps github.com/zegl/kube-score/cmd/kube-score >/dev/null
