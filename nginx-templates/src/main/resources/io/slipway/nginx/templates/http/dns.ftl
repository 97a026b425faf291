
    # DNS: how other services are found again when their addresses change.
    #
    # Why: a rescheduled service has another address, and nginx asks again only if it has a name server.
    # Caveat: with nginx.dns.servers empty, addresses are looked up once, when nginx starts.
    # https://nginx.org/en/docs/http/ngx_http_core_module.html#resolver
<#if site.dns.servers.present>
    resolver<#list site.dns.servers.get() as server> "[=server]"</#list><#if site.dns.valid.present> valid=[=site.dns.valid.get().toSeconds()]s</#if> ipv6=[=site.listen.ipv6?then("on", "off")];
<#else>
    # Whom the pod asks: slipway-init writes it down from /etc/resolv.conf, with the cluster's domain.
    include "[=site.root]/.slipway/resolver*.conf";
</#if>
    resolver_timeout 5s;
    map "domain" $slipway_cluster_domain {
        default           "[=site.dns.domain()]";
<#if !site.dns.clusterDomain.present>
        include           "[=site.root]/.slipway/cluster-domain*.map";
</#if>
    }
