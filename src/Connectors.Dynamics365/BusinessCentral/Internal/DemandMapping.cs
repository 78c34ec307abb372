using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>What open sales orders still take from stock. Pure.</summary>
internal static class DemandMapping
{
    /// <summary>Orders with what of them says what is outstanding, in an order that is stable while some are posted.</summary>
    public static ODataQuery Query { get; } = new()
    {
        Select = ["number", "externalDocumentNumber"],
        Expand = [new ODataExpand("salesOrderLines") { Select = ["id", "lineType", "lineObjectNumber", "unitOfMeasureCode", "quantity", "shippedQuantity", "locationId"] }],
        OrderBy = ["number"],

        // Seconds old is as if it were read seconds earlier, which is what demand should be; people at work in the orders are left in peace.
        FromReplica = true,
    };

    /// <summary>Turns a page of orders into demand.</summary>
    /// <param name="orders">The orders.</param>
    /// <param name="charges">Numbers of items that book charges and are no goods.</param>
    /// <param name="unreadable">Gets the orders whose demand cannot be told.</param>
    public static IEnumerable<OpenDemand> Map(IEnumerable<Models.SalesOrder> orders, IReadOnlySet<string> charges, List<UnreadableItem> unreadable)
    {
        foreach (var order in orders)
        {
            if (WhatCannotBeRead(order) is { } member)
            {
                unreadable.Add(new UnreadableItem(order.Id.ToString("D"), $"$.value[*].{member}"));
                continue;
            }

            yield return new OpenDemand
            {
                OrderId = order.Id.ToString("D"),
                Number = order.Number,

                // People write any text there; what is no id is none of ours.
                ExternalNumber = VendorText.IsId(order.ExternalDocumentNumber) ? order.ExternalDocumentNumber : string.Empty,
                Lines =
                [
                    .. order.SalesOrderLines
                        .Where(line => line.LineType == SalesLineType.Item && !charges.Contains(line.LineObjectNumber) && line.Quantity > line.ShippedQuantity)
                        .Select(static line => new OpenDemandLine(
                            new Sku(line.LineObjectNumber),
                            line.LocationId?.ToString("D"),
                            line.Quantity!.Value - line.ShippedQuantity!.Value,
                            line.UnitOfMeasureCode.Length > 0 ? line.UnitOfMeasureCode : null)),
                ],
            };
        }
    }

    /// <summary>Demand of which a part is not known is not known.</summary>
    private static string? WhatCannotBeRead(Models.SalesOrder order)
    {
        if (!order.TellsLines)
            return "salesOrderLines";
        foreach (var line in order.SalesOrderLines)
        {
            if (line.LineType.Value.Length == 0)
                return "salesOrderLines[*].lineType";
            if (line.LineType != SalesLineType.Item)
                continue;
            if (!VendorText.IsId(line.LineObjectNumber))
                return "salesOrderLines[*].lineObjectNumber";
            if (line.Quantity is null)
                return "salesOrderLines[*].quantity";
            if (line.ShippedQuantity is null)
                return "salesOrderLines[*].shippedQuantity";
        }

        return null;
    }
}
