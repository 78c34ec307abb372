namespace Connectors.Patchworks;

/// <summary>One webhook of Patchworks: the trigger of one flow.</summary>
/// <inheritdoc path="/remarks"/>
public sealed class PatchworksWebhookOptions : PatchworksTriggerOptions
{
    /// <summary>Starts with the vendor's own host.</summary>
    public PatchworksWebhookOptions()
        : base(new Uri("https://webhooks.wearepatchworks.com/api/v1/"), PatchworksWebhookOperations.CallsPerMinute)
    {
    }
}
