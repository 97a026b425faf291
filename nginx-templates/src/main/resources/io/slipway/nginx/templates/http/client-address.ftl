
    # Client address: who is asking, behind proxies.
    #
    # Why: logs, allow lists and rate limits are about the client, not about the proxy in front.
    # Caveat: the header is believed from these networks alone; anyone else may write into it what they like.
    # https://nginx.org/en/docs/http/ngx_http_realip_module.html
<#list site.edge.proxies() as network>
    set_real_ip_from "[=network]";
</#list>
    real_ip_header "[=site.edge.clientAddressHeader()]";
    real_ip_recursive on;
