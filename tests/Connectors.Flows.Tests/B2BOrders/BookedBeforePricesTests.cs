using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Payments;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.B2BOrders;

/// <summary>Orders that were booked by a release, or by a policy, that compared no prices.</summary>
public sealed class BookedBeforePricesTests
{
    private static readonly OrderKey Key = new(new("trade"), "1001");

    private static readonly StorefrontOrder Sold = new()
    {
        Key = Key, Kind = StorefrontOrderKind.Order, State = StorefrontOrderState.Open, PaymentMethod = "upfrontPayment", PaymentState = "PAID", UpdatedAt = Given.T0, PlacedAt = Given.T0,
        CustomerId = "5", ShipTo = Given.Address, Total = new Money(24m, Given.Gbp), Outstanding = new Money(0m, Given.Gbp),
        Lines = [new StorefrontOrderLine { LineId = new OrderLineId("11"), VariantId = new OfferId("41"), Sku = new Sku("SKU-1"), Title = "Wall plug", Quantity = 4, Amount = new Money(24m, Given.Gbp) }],
    };

    [Fact]
    public void What_was_booked_and_is_unchanged_goes_to_the_warehouse_uncompared() =>
        Assert.Equal(["SubmitToWarehouse"], EffectsOf(Decide(Booked(), null, PriceSource.ErpQuote)));

    [Fact]
    public void What_is_changed_after_it_was_booked_is_compared() => Assert.Equal(
        ["AskPrices"],
        EffectsOf(Decide(Booked(), new StorefrontInput.OrderSeen(Sold with { UpdatedAt = Given.T0.AddMinutes(1), Lines = [Sold.Lines[0] with { Quantity = 3, Amount = new Money(18m, Given.Gbp) }], Total = new Money(18m, Given.Gbp) }), PriceSource.ErpQuote)));

    [Fact]
    public void What_is_not_booked_is_compared() => Assert.Equal(
        ["AskPrices"],
        EffectsOf(Decide(Decide(null, new StorefrontInput.OrderSeen(Sold), PriceSource.NotCompared).State, null, PriceSource.ErpQuote)));

    private static B2BOrderState Booked()
    {
        var seen = Decide(null, new StorefrontInput.OrderSeen(Sold), PriceSource.NotCompared).State;
        var free = Decide(seen, new StorefrontInput.CreditTold(seen.Credit!.Number, AccountState.Verified, null, IsUnlimited: true), PriceSource.NotCompared);
        Assert.Equal(["CreateErpOrder"], EffectsOf(free));
        var booked = new ErpOrder { Id = "guid-1", Number = "SO-1", ExternalNumber = Key.ToString(), Total = Sold.Total };
        var state = Decide(free.State, new BackOfficeInput.ErpOrderCreated(booked, WasThere: false), PriceSource.NotCompared).State;
        Assert.Null(state.Prices);
        return state;
    }

    private static IEnumerable<string> EffectsOf(Decision<B2BOrderState, B2BEffect> decision) => decision.Effects.Select(static e => e.Effect.Part.GetType().Name);

    private static Decision<B2BOrderState, B2BEffect> Decide(B2BOrderState? state, B2BInput? input, PriceSource source) => B2BDecisions.Decide(state, input, new B2BContext(
        Given.T0,
        new B2BRoute(new("trade"), new("bc"), new("wh")),
        new B2BPolicy { PackSource = PackSource.BaseUnits, Backorders = Backorders.SendWhole, PriceSource = source },
        new B2BTables(
            UnitCatalogue.Compile(new UnitTable { Version = "u", Rows = [new UnitRow(new Sku("SKU-1"), Given.Each, new Ratio(1), IsBase: true)] }).Value,
            CustomerMap.Compile(new CustomerTable { Version = "c", Rows = [new CustomerRow(new("trade"), null, "5", new CustomerNumber("C-1"))] }).Value,
            PaymentRules.Compile(StandardPaymentTable.Create()).Value)));
}
