# Workers: as many as the container may use processors.
#
# Why: "auto" counts the processors of the node, not those of the container's limit.
# Caveat: a proxied request takes two connections, and each of them a file; so do the files that stay open.
# https://nginx.org/en/docs/ngx_core_module.html#worker_processes
worker_processes [=site.workers.processes];
worker_shutdown_timeout [=site.workers.shutdown.toSeconds()]s;
worker_rlimit_nofile [=capacity.connections * 2 + 4000];
pcre_jit on;
pid "[=site.runDirectory]/nginx.pid";
error_log stderr warn;

events {
    worker_connections [=capacity.connections];
}

