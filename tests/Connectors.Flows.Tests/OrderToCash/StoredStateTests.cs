using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.OrderToCash;

namespace Connectors.Flows.Tests.OrderToCash;

public sealed class StoredStateTests
{
    // As it was written before lists were kept as words and rejected effects had their name.
    private const string Earlier = """
        {"AcceptedAt":"2026-01-05T09:00:00+00:00","AcceptedByUs":true,
         "Erp":{"Id":"1","Number":"SO-1","ExternalNumber":"bq:1-A","Total":{"Amount":12.00,"Currency":"GBP"}},
         "IsErpCancelled":false,"IsReferenceWanted":false,"WarehouseOrderId":"W1","Warehouse":5,"WarehouseText":"sending",
         "Dispatches":[{"ShipmentId":"S1","State":1,"DispatchedAt":"2026-01-05T09:00:00+00:00","CarrierText":"dpd","TrackingNumbers":["15501234567890"],"Lines":[{"Sku":"P-1","Quantity":2}]}],
         "Confirmed":[],
         "Refused":[{"EffectId":"accept","Why":{"System":"bq","Operation":"OR21","Kind":3,"Message":"no"},"TablesVersion":"t1"}],
         "IsAcknowledged":false,"IsClosed":false}
        """;

    [Fact]
    public void A_state_of_an_earlier_version_is_read()
    {
        var state = OrderToCashFlow.Read(Earlier)!;

        Assert.Equal((WarehouseOrderState.PartiallyDispatched, new Money(12.00m, CurrencyCode.Gbp)), (state.Warehouse, state.Erp!.Total));
        Assert.Equal((new Sku("P-1"), (ShipmentState)1), (state.Dispatches[0].Lines[0].Sku, state.Dispatches[0].State));
        Assert.Equal(("accept", FailureKind.Rejected), (state.Rejected[0].EffectId, state.Rejected[0].Why.Kind));
    }
}
