using Connectors.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Patchworks.Internal;

/// <summary>A host may have triggers of one kind only, so that the other has no factory of its own.</summary>
internal sealed class PatchworksTriggerFactory(IServiceProvider services) : IPatchworksTriggerFactory
{
    public PatchworksWebhook CreateWebhook(string name) => Of<PatchworksWebhook, PatchworksWebhookOptions>(name).Create(name);

    public PatchworksCallback CreateCallback(string name) => Of<PatchworksCallback, PatchworksCallbackOptions>(name).Create(name);

    private ConnectorClientFactory<TTrigger, TOptions> Of<TTrigger, TOptions>(string name)
        where TTrigger : class
        where TOptions : ConnectorClientOptions, new() => services.GetService<ConnectorClientFactory<TTrigger, TOptions>>()
        ?? throw new OptionsValidationException(name, typeof(TOptions), [$"{name} is no {typeof(TTrigger).Name}: none was added."]);
}
