        # Health: whether nginx answers.
        #
        # Why: 200 to GET and HEAD, for kubelets and edges. Never logged, never limited, open to everyone.
        # https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
        location = /healthz {
            access_log off;
            default_type text/plain;
            return 200 "ok\n";
        }

