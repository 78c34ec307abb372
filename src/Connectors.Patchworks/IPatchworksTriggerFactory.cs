namespace Connectors.Patchworks;

/// <summary>Gives out named webhooks and callbacks. Thread-safe.</summary>
public interface IPatchworksTriggerFactory
{
    /// <summary>The webhook of that name.</summary>
    /// <param name="name">Name it was registered under.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Its options are wrong, or there is no such webhook.</exception>
    PatchworksWebhook CreateWebhook(string name);

    /// <summary>The callback of that name.</summary>
    /// <param name="name">Name it was registered under.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Its options are wrong, or there is no such callback.</exception>
    PatchworksCallback CreateCallback(string name);
}
