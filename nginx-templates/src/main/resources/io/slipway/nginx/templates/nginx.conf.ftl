# The site's whole nginx configuration, rendered by Slipway.
# Change the descriptor and release again; what is written here by hand is lost.

<#assign capacity = site.workers.capacity()>
<#-- What answers for a file that is not there. -->
<#assign missing = site.peerPort.present?then("@slipway_ask", "=404")>
<#include "main/modules.ftl">
<#include "main/workers.ftl">
http {
<#include "http/mime-types.ftl">
<#include "http/transfer.ftl">
<#include "http/site.ftl">
<#include "http/run-directory.ftl">
<#include "http/capacity.ftl">
<#include "http/neighbours.ftl">
<#include "http/request-id.ftl">
<#include "http/access-log.ftl">
<#include "http/compression.ftl">
<#include "http/navigation.ftl">
<#if site.languages.present>
<#include "http/languages.ftl">
</#if>
<#include "http/caching.ftl">
<#include "http/security-headers.ftl">
<#include "http/release.ftl">
<#if site.cors.allowed()>
<#include "http/cors.ftl">
</#if>
<#if site.takesReports()>
<#include "http/reports.ftl">
</#if>
<#if site.edge.tellsClients()>
<#include "http/client-address.ftl">
</#if>
<#if site.edge.guarded()>
<#include "http/guard.ftl">
</#if>
<#if site.edge.requestsPerSecond.present>
<#include "http/rate-limit.ftl">
</#if>
<#if site.maintenance.present>
<#include "http/maintenance.ftl">
</#if>
<#if site.looksUpNames()>
<#include "http/dns.ftl">
</#if>
<#if site.proxies()>
<#include "http/back-ends.ftl">
</#if>
<#if site.edge.signIn.present>
<#include "http/sign-in.ftl">
</#if>
<#if site.peerPort.present>
<#include "http/asking.ftl">
</#if>

    server {
<#include "server/listen.ftl">
<#include "server/redirects.ftl">
<#include "server/headers.ftl">
<#include "server/health.ftl">
<#include "server/not-found.ftl">
<#if site.edge.guarded()>
<#include "server/guard.ftl">
</#if>
<#if site.maintenance.present>
<#include "server/maintenance.ftl">
</#if>
<#include "server/capacity.ftl">
<#if site.edge.requestsPerSecond.present>
<#include "server/rate-limit.ftl">
</#if>
<#if site.edge.signIn.present>
<#include "server/sign-in.ftl">
</#if>
<#if site.backEnds?has_content>
<#include "server/back-ends.ftl">
</#if>
<#if site.takesReports()>
<#include "server/reports.ftl">
</#if>
<#if site.peerPort.present>
<#include "server/asking.ftl">
</#if>
<#include "server/hidden-files.ftl">
<#if site.backEnds?filter(backEnd -> backEnd.path == "/favicon.ico")?size == 0>
<#include "server/icon.ftl">
</#if>
<#if site.edge.signIn.present>
<#include "server/open-files.ftl">
</#if>
<#list site.allApps() as app>
<#assign number = app?index>
<#include "server/release.ftl">
<#if app.languages.present>
<#include "server/app-languages.ftl">
<#else>
<#include "server/app.ftl">
</#if>
<#if site.officeHistory>
<#include "server/office-history.ftl">
</#if>
</#list>
<#include "server/elsewhere.ftl">
    }
<#if site.peerPort.present>
<#include "http/peers.ftl">
</#if>
<#if site.statusPort.present>
<#include "http/status.ftl">
</#if>
}
