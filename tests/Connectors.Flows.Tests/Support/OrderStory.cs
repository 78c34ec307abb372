using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.MarketplaceOrders.Setup;

namespace Connectors.Flows.Tests.Support;

/// <summary>Tells the pure flow one thing after another and shows what it concludes from the last.</summary>
internal sealed class OrderStory
{
    private OrderContext _context;

    public OrderStory(OrderPolicy? policy = null, OrderTables? tables = null, MarketplaceCapabilities? capabilities = null, OrderRoute? route = null) =>
        _context = new OrderContext(Given.T0, route ?? Given.Route, policy ?? new OrderPolicy(), tables ?? Given.Tables(), Given.Approved, capabilities ?? Given.Several)
        {
            Erp = new ErpCapabilities { StillWorkingFor = ErpWorksFor },
        };

    /// <summary>How long the ERP may still be working on what it lost an answer to.</summary>
    public static TimeSpan ErpWorksFor { get; } = TimeSpan.FromMinutes(20);

    public OrderState State { get; private set; } = new();

    public Decision<OrderState, OrderEffect> Last { get; private set; } = null!;

    public List<Note> Journal { get; } = [];

    public IEnumerable<string> Effects => Last.Effects.Select(static e => e.Id);

    public IEnumerable<string> Problems => Last.Problems.Select(static p => p.Key);

    public Problem Problem => Assert.Single(Last.Problems);

    public string Fact(string name) => Problem.Why.Facts.First(f => f.Name == name).Value;

    public OrderStory At(TimeSpan sinceStart)
    {
        _context = _context with { Now = Given.T0 + sinceStart };
        return this;
    }

    public OrderStory With(OrderTables tables)
    {
        _context = _context with { Tables = tables };
        return this;
    }

    public OrderStory With(Func<ErpCapabilities, ErpCapabilities> erp)
    {
        _context = _context with { Erp = erp(_context.Erp) };
        return this;
    }

    public OrderStory With(ErpSetup setup)
    {
        _context = _context with { Setup = setup };
        return this;
    }

    public OrderStory WithoutReference()
    {
        _context = _context with { Approved = null, Capabilities = null };
        return this;
    }

    public OrderStory Hear(OrderInput? input)
    {
        Last = OrderDecisions.Decide(State, input, _context);
        State = Last.State;
        Journal.AddRange(Last.Notes);
        return this;
    }

    public OrderStory Look() => Hear(null);

    /// <summary>What is known of persons is erased by request.</summary>
    public OrderStory Erased()
    {
        State = State with { Order = State.Order is { } order ? PersonalParts.Without(order) : null, BackOffice = State.BackOffice.Erase(_context.Now) };
        return Hear(null);
    }

    public OrderStory Seen(MarketplaceOrderState state, int minutes = 0, params MarketplaceOrderLine[] lines) =>
        Hear(new MarketplaceInput.OrderSeen(Given.Order(state, minutes: minutes, lines: lines)));

    public OrderStory Accepted() => Hear(new MarketplaceInput.Accepted(null));

    public OrderStory Posted(decimal? total = 12m) => Hear(new BackOfficeInput.ErpOrderCreated(Given.ErpOrder(total: total), WasThere: false));

    public OrderStory Submitted() => Hear(new BackOfficeInput.WarehouseOrderSeen(Given.WarehouseOrder(), IsAnswer: true));

    public OrderStory Dispatched(params DispatchedShipment[] shipments) =>
        Hear(new BackOfficeInput.WarehouseOrderSeen(Given.WarehouseOrder(state: WarehouseOrderState.PartiallyDispatched, minutes: 1, shipments: shipments), IsAnswer: false));

    public OrderStory Confirmed(string shipmentId)
    {
        var told = Confirmation(shipmentId);
        return Hear(new MarketplaceInput.ShipmentConfirmed(shipmentId, $"M-{shipmentId}", told.TrackingNumber, told.Lines));
    }

    public OrderStory Refused(string effectId) => Hear(new MarketplaceInput.EffectRejected(
        effectId, new Rejection("bc", "salesOrders.create", FailureKind.Rejected, "Internal_InvalidItem", "The item is blocked.")));

    public ShipmentConfirmation Confirmation(string shipmentId) =>
        Last.Effects.Select(static e => e.Effect.Part).OfType<MarketplaceEffect.ConfirmShipment>().Single(c => c.ShipmentId == shipmentId).Confirmation;

    /// <summary>Cleared, in the ERP, at the warehouse.</summary>
    public OrderStory AtWarehouse(params MarketplaceOrderLine[] lines)
    {
        var total = lines.Length == 0 ? 12m : lines.Sum(static l => l.Price.Amount);
        return Seen(MarketplaceOrderState.WaitingAcceptance, 0, lines).Accepted().Seen(MarketplaceOrderState.Shipping, 5, lines).Posted(total)
            .Hear(new MarketplaceInput.ReferenceWanted()).Submitted();
    }

    /// <summary>Cleared and in the ERP, whose own people are to send it.</summary>
    public OrderStory InErp(params MarketplaceOrderLine[] lines)
    {
        var total = lines.Length == 0 ? 12m : lines.Sum(static l => l.Price.Amount);
        return Seen(MarketplaceOrderState.WaitingAcceptance, 0, lines).Accepted().Seen(MarketplaceOrderState.Shipping, 5, lines).Posted(total).Hear(new MarketplaceInput.ReferenceWanted());
    }

    /// <summary>The ERP shows a posted shipment.</summary>
    public OrderStory Shipped(string number, int minutes, params ErpShipmentLine[] lines) => Hear(new BackOfficeInput.ErpShipmentSeen(
        new ErpShipment { Number = number, ExternalNumber = Given.Key().ToString(), ChangedAt = Given.T0.AddMinutes(minutes), Lines = lines }));

    /// <summary>A person enters carrier and number.</summary>
    public OrderStory Entered(string? shipment, string? carrier, string? numbers) => Hear(new BackOfficeInput.TrackingEntered(shipment, carrier, null, numbers, "Pat"));

    public static decimal Told(ShipmentConfirmation confirmation, string line) =>
        confirmation.Lines.Where(l => l.LineId == new OrderLineId(line)).Sum(static l => l.Quantity);
}
