<#if site.brotli.present && site.brotli.get().module.present>
# Modules: what nginx does not bring itself.
load_module "[=site.brotli.get().module.get()]";

</#if>
