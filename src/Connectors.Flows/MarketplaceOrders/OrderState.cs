using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What is known of one marketplace order: facts only, conclusions are drawn anew at each look.</summary>
/// <remarks>Holds personal data until the order is closed. Value equality does not look into the lists.</remarks>
public sealed record OrderState
{
    /// <summary>The order as the marketplace last showed it; null before that.</summary>
    public MarketplaceOrder? Order { get; init; }

    /// <summary>When it was accepted, UTC; null while it is not.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>What checks decided on its lines; null while they did not, or none is asked for, and then every line is accepted.</summary>
    public AcceptanceDecision? Decision { get; init; }

    /// <summary>Whether the marketplace did not take different decisions on its lines.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsWholeOnly { get; init; }

    /// <summary>When it was refused as we had decided, UTC; null when it was not.</summary>
    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>Whether we accepted it; false when the marketplace or a person did.</summary>
    public bool AcceptedByUs { get; init; }

    /// <summary>Whether the buyer's address changed after the order was mapped.</summary>
    public bool HasNewAddress { get; init; }

    /// <summary>Since when it is to be booked and something keeps it, UTC; null when nothing does.</summary>
    public DateTimeOffset? UnbookedSince { get; init; }

    /// <summary>What is known of it in ERP and warehouse.</summary>
    public BackOfficeState BackOffice { get; init; } = new();

    /// <summary>Whether the ERP's number was handed on to be written to the marketplace order.</summary>
    public bool IsReferenceWanted { get; init; }

    /// <summary>The marketplace's code for not taking the ERP's number, empty when it gave none; null while it did not refuse it.</summary>
    public string? ReferenceRejection { get; init; }

    /// <summary>Dispatches the marketplace was told of; never null.</summary>
    public IReadOnlyList<ConfirmedDispatch> Confirmed { get => field ?? []; init; }

    /// <summary>A person's word that something will not come, while it is not carried out; null for none.</summary>
    public RestWord? RestWord { get; init; }

    /// <summary>What will not come, as the marketplace is told of it, in order; never null.</summary>
    public IReadOnlyList<OrderRest> Rests { get => field ?? []; init => field = value is { Count: > 0 } ? value : null; }

    /// <summary>The order's turn among those that pay something of it back; null while it never asked for one.</summary>
    public RestTurn? RestTurn { get; init; }

    /// <summary>What will not come and is still to be told; null for nothing.</summary>
    [JsonIgnore]
    internal OrderRest? OpenRest => Rests.FirstOrDefault(static r => r.ToldAt is null);

    /// <summary>Effects that a system refused for good and that wait for something to change; never null.</summary>
    public IReadOnlyList<RejectedEffect> Rejected { get => field ?? []; init; }

    /// <summary>Which rules of the host's own, in which versions, amended what was kept; never null.</summary>
    public IReadOnlyList<string> AmendedBy { get => field ?? []; init; }

    /// <summary>Whether a person has seen how it ended, so that the end needs no attention any more.</summary>
    public bool IsAcknowledged { get; init; }

    /// <summary>Whether it is over.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Says which, never what.</summary>
    public override string ToString() => $"OrderState {{ {Order?.Key} }}";
}
