namespace Connectors.Patchworks;

/// <summary>One callback of Patchworks: the trigger of one flow.</summary>
/// <inheritdoc path="/remarks"/>
public sealed class PatchworksCallbackOptions : PatchworksTriggerOptions
{
    /// <summary>Starts with the vendor's own host, and a minute for an answer: how long the vendor takes is not documented.</summary>
    public PatchworksCallbackOptions()
        : base(new Uri("https://callbacks.wearepatchworks.com/api/v1/"), PatchworksCallbackOperations.CallsPerMinute)
    {
        Resilience.AttemptTimeout = TimeSpan.FromMinutes(1);
        Resilience.TotalTimeout = TimeSpan.FromMinutes(3);
    }
}
