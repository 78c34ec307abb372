namespace Connectors.Mirakl.Models;

/// <summary>A return to make, for RT01.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record NewReturn
{
    /// <summary>The shopper's basket, for example <c>12345</c>; its lines may belong to several orders, which makes several returns.</summary>
    public required string OrderCommercialId { get; init; }

    /// <summary>How the goods come back.</summary>
    public required ReturnMethod MethodCode { get; init; }

    /// <summary>What comes back, 1 to 200 lines; never null.</summary>
    public IReadOnlyList<NewReturnLine> ReturnLines { get => field ?? []; init; }

    /// <summary>Why, for the whole return; null when the lines say it.</summary>
    public ReturnReason? ReasonCode { get; init; }

    /// <summary>The seller's number of the return, up to 100 characters; null for none. Give one: it is the surest way to find the return again.</summary>
    public string? Rma { get; init; }

    /// <summary>In words, up to 2,000 characters; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>Where the label is, up to 2,000 characters; null for none.</summary>
    public string? LabelUrl { get; init; }

    /// <summary>True accepts it at once, false leaves that to RT21; null follows the platform's settings.</summary>
    public bool? Accepted { get; init; }

    /// <summary>Shows the order and the number only: the rest may hold personal data.</summary>
    public override string ToString() => $"New return of {OrderCommercialId} ({Rma})";
}
