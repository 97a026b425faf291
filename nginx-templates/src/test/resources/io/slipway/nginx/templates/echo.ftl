worker_processes 1;
pid "[=directory]/nginx.pid";
error_log stderr warn;
events {}
http {
    access_log off;
    client_body_temp_path "[=directory]/a";
    proxy_temp_path "[=directory]/b";
    fastcgi_temp_path "[=directory]/c";
    uwsgi_temp_path "[=directory]/d";
    scgi_temp_path "[=directory]/e";
    server {
        listen 127.0.0.1:[=port];
<#list values as value>
        location = /[=value?index] {
            return 200 "[=value]";
        }
</#list>
    }
}
