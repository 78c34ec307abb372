namespace Connectors.Mirakl.Models;

/// <summary>One item of a batch that the platform refused while the call as a whole succeeded.</summary>
/// <param name="Key">Id of the item as the platform names it: an order or a shipment; empty when it named none.</param>
/// <param name="Code">The platform's error code; null when it gave none (ST01 never does).</param>
/// <param name="Field">The field it is about; null when it did not say.</param>
/// <param name="Message">The platform's text, which may quote what was sent: do not log it.</param>
public sealed record BatchFailure(string Key, string? Code, string? Field, string? Message)
{
    /// <summary>Shows everything but the message.</summary>
    public override string ToString() => $"{Key}: {Code ?? "no code"}{(Field is null ? string.Empty : $" ({Field})")}";
}
