
    # Status: nginx's counters, for a neighbour in the pod.
    #
    # Caveat: on loopback alone; nobody outside the pod can ask.
    # https://nginx.org/en/docs/http/ngx_http_stub_status_module.html
    server {
        listen 127.0.0.1:[=site.statusPort.get()];
        access_log off;
        location = /stub_status {
            stub_status;
            allow 127.0.0.1;
            deny all;
        }
        location / {
            return 404;
        }
    }
