using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>OR21's request.</summary>
internal sealed record AcceptanceBody(IReadOnlyList<OrderLineDecision> OrderLines);

/// <summary>OR04's request.</summary>
internal sealed record OrderUpdatesBody(IReadOnlyList<OrderUpdate> Orders);

/// <summary>OR04's answer: each order with either its new values or its errors.</summary>
internal sealed record OrderUpdatesResult
{
    public IReadOnlyList<OrderUpdateResult> UpdatedOrders { get => field ?? []; init; }
}

/// <summary>OR04's answer for one order.</summary>
internal sealed record OrderUpdateResult
{
    public string? OrderId { get; init; }

    public UpdatedOrder? Updated { get; init; }

    public IReadOnlyList<ItemError> Errors { get => field ?? []; init; }
}

/// <summary>An error of one item within a success.</summary>
internal sealed record ItemError(string? Code, string? Field, string? Message);
