<#if site.compression.brotli.present && site.compression.brotli.get().module.present>
# Modules: what nginx does not bring itself.
load_module "[=site.compression.brotli.get().module.get()]";

</#if>
