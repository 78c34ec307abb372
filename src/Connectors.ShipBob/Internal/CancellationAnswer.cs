using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.ShipBob.Json;
using Connectors.ShipBob.Models;

namespace Connectors.ShipBob.Internal;

/// <summary>What the answer to a cancellation says. A success may hold failures, and may say its success in the whole alone. Pure.</summary>
internal static class CancellationAnswer
{
    /// <summary>Reads every item.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="orderId">The order that was asked for.</param>
    /// <param name="anyLeft">Whether something of it had left before.</param>
    /// <exception cref="ConnectorException">It says neither yes nor no, or speaks of another order.</exception>
    public static WarehouseCancellation Read(OrderCancellation answer, long orderId, bool anyLeft)
    {
        if (answer.OrderId is { } told && told != orderId)
            throw Unclear("the answer is about another order");
        var items = Items(answer).Where(static r => r is not null).ToArray();
        if (items.Any(static r => r.IsUnclear))
            throw Unclear("an item of the answer says neither yes nor no");
        var isSuccess = answer.Status == CancellationResult.Success;
        var stopped = items.Count(r => r.IsSuccess ?? isSuccess);
        var refused = items.Count(static r => r.IsSuccess is false);
        if (refused > 0 && stopped == 0)
            return WarehouseCancellation.TooLate;
        if (refused > 0)
            return WarehouseCancellation.PartlyCancelled;
        if (answer.Status == CancellationResult.Failure)
            return stopped > 0 ? WarehouseCancellation.PartlyCancelled : WarehouseCancellation.TooLate;
        if (answer.Status == CancellationResult.PartialSuccess)
            return WarehouseCancellation.PartlyCancelled;
        if (!isSuccess && (items.Length == 0 || stopped < items.Length))
            throw Unclear("the answer says neither yes nor no");
        return anyLeft ? WarehouseCancellation.PartlyCancelled : WarehouseCancellation.Cancelled;
    }

    /// <summary>The items, also where their list leaked in another case: a success as a whole may hold failures there too.</summary>
    private static IReadOnlyList<CanceledShipment> Items(OrderCancellation answer)
    {
        if (answer.CanceledShipmentResults.Count > 0 || LeakedMembers.Find(answer.AdditionalData, "canceledshipmentresults") is not { } leaked)
            return answer.CanceledShipmentResults;
        try
        {
            return leaked.Deserialize(ShipBobJsonContext.Default.CanceledShipments) ?? [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Unclear("the items of the answer cannot be read");
        }
    }

    private static ConnectorException Unclear(string why) => ConnectorException.For(ShipBobOperations.CancelOrder, FailureKind.Unreadable, why);
}
