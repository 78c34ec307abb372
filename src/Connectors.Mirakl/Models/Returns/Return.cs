using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>A return of goods, as RT11 lists it. It moves no money.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record Return
{
    /// <summary>Id of the return, a UUID.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string Id { get; init; }

    /// <summary>The order, for example <c>12345-A</c>.</summary>
    public string? OrderId { get; init; }

    /// <summary>The shopper's basket, for example <c>12345</c>.</summary>
    public string? OrderCommercialId { get; init; }

    /// <summary>Where it stands.</summary>
    /// <remarks>RT01's example calls it <c>status</c>; that is read too.</remarks>
    public ReturnState State { get => field.Value.Length > 0 ? field : new(AdditionalData.Text("status") ?? string.Empty); init; }

    /// <summary>How the goods come back.</summary>
    public ReturnMethod MethodCode { get; init; }

    /// <summary>Why; empty when each line has its own reason.</summary>
    public ReturnReason ReasonCode { get; init; }

    /// <summary>Why it was refused; empty when it was not.</summary>
    public ReturnRejectionReason RejectionReasonCode { get; init; }

    /// <summary>The seller's number of the return; null when there is none.</summary>
    public string? Rma { get; init; }

    /// <summary>In words; null when there are none. May hold personal data.</summary>
    public string? Description { get; init; }

    /// <summary>Where the label is; null when there is none, or it is a document.</summary>
    public string? LabelUrl { get; init; }

    /// <summary>Its documents, to download with OR73; never null.</summary>
    public IReadOnlyList<ReturnDocument> Documents { get => field ?? []; init; }

    /// <summary>Where the goods are sent; null when not given.</summary>
    public ReturnAddress? ReturnAddress { get; init; }

    /// <summary>What comes back; never null.</summary>
    public IReadOnlyList<ReturnLine> ReturnLines { get => field ?? []; init => field = WholeList.Of(value); }

    /// <summary>How it travels; null when not given.</summary>
    public ReturnTracking? Tracking { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Shows the id and the state only: the rest may hold personal data.</summary>
    public override string ToString() => $"Return {Id} ({State})";
}
