using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>OR21's request.</summary>
internal sealed record AcceptanceBody(IReadOnlyList<OrderLineDecision> OrderLines);

/// <summary>OR04's request.</summary>
internal sealed record OrderUpdatesBody(IReadOnlyList<OrderUpdate> Orders);

/// <summary>OR04's answer: each order with either its new values or its errors.</summary>
internal sealed record OrderUpdatesResult
{
    public IReadOnlyList<OrderUpdateResult> UpdatedOrders { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>OR04's answer for one order.</summary>
internal sealed record OrderUpdateResult
{
    public string? OrderId { get; init; }

    public UpdatedOrder? Updated { get; init; }

    public IReadOnlyList<ItemError> Errors { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>OR28's request.</summary>
internal sealed record NewRefundsBody(OrderTaxMode? OrderTaxMode, IReadOnlyList<NewRefund> Refunds);

/// <summary>OR30's request.</summary>
internal sealed record NewCancelationsBody(OrderTaxMode? OrderTaxMode, IReadOnlyList<NewCancelation> Cancelations);

/// <summary>OR32's request.</summary>
internal sealed record AdjustmentsBody(IReadOnlyList<OrderLineAdjustment> OrderLines);

/// <summary>OR32's answer: each line with what changed, or why nothing did.</summary>
internal sealed record AdjustmentsResult
{
    public IReadOnlyList<AdjustedOrderLine> OrderLinesAdjusted { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>OR64's request.</summary>
internal sealed record IncidentResolutionBody(string ReasonCode);

/// <summary>OR07's request.</summary>
internal sealed record OrderLineOriginsBody(IReadOnlyList<ShippingOriginUpdate> OrderLines);

/// <summary>OR07's answer.</summary>
internal sealed record OrderLineOriginsResult
{
    public IReadOnlyList<OrderLineOriginResult> OrderLines { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>OR07's answer for one line: either its new origin or its errors.</summary>
internal sealed record OrderLineOriginResult
{
    public string? Id { get; init; }

    public ShippingOrigin? Updated { get; init; }

    public IReadOnlyList<ItemError> Errors { get => field ?? []; init => field = WholeList.Of(value); }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}

/// <summary>OR31's answer: either all fields or the errors.</summary>
internal sealed record OrderAdditionalFieldsResult
{
    public OrderAdditionalFields? OrderUpdateResult { get; init; }

    public ItemErrors? OrderUpdateErrors { get; init; }
}

/// <summary>OR75's answer.</summary>
internal sealed record OrderTaxList
{
    public IReadOnlyList<OrderTax> Taxes { get => field ?? []; init => field = WholeList.Of(value); }
}
