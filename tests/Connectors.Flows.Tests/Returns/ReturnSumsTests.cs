using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;
using Connectors.Flows.Returns;
using Connectors.Flows.Tests.Support;
using static Connectors.Flows.Tests.Support.ReturnStory;

namespace Connectors.Flows.Tests.Returns;

/// <summary>What a return comes to where prices exclude the tax: 3 of 10 and a delivery of 6, each with 20 %.</summary>
public sealed class ReturnSumsTests
{
    private static readonly ReturnContext Context = new(
        new ReturnRoute(Given.Bq, Given.Bc), new ReturnsPolicy { Delivery = DeliveryCredit.Always }, new ErpReturnCapabilities(), ReturnStatusMap.Compile(StandardReturnStatuses.Table).Value);

    private static readonly ReturnState Whole = new()
    {
        Return = Return("RECEIVED"),
        Others = [],
        Sale = Sale(Invoice("I-1", 3m)) with
        {
            PricesIncludeTax = false,
            Delivery = new SoldDelivery(Gbp(6m), Gbp(1.20m)),
            Lines =
            [
                new SoldUnit(new SoldLine(Line, new Sku("SKU-1"), 3m, Gbp(30m), Gbp(6m), Gbp(0m), Gbp(0m)), Given.Each, Gbp(6m))
                {
                    Taxes = [new TaxAmount("VAT", Gbp(6m), 20m)], ShippingTaxes = [new TaxAmount("VAT", Gbp(0.80m), null), new TaxAmount("ECO", Gbp(0.40m), null)],
                },
            ],
        },
    };

    [Fact]
    public void The_delivery_goes_back_with_its_tax()
    {
        var sums = ReturnSums.Of(Whole, [], Context).Value;
        var refund = Assert.Single(sums.Refund);

        Assert.Equal(Gbp(19.20m), sums.Asked.Total);
        Assert.Equal([("VAT", 0.80m), ("ECO", 0.40m)], refund.ShippingTaxes.Select(static t => (t.Code, t.Amount.Amount)));
        Assert.Equal(sums.Asked.Total.Amount, refund.Gross + refund.Shipping.Amount + refund.ShippingTaxes.Sum(static t => t.Amount.Amount));
    }

    [Fact]
    public void A_part_of_it_that_was_paid_back_takes_its_part_of_the_tax()
    {
        var open = Assert.Single(RefundShare.Open(ReturnSums.Of(Whole, [], Context).Value.Refund, [Refund("a", 5m) with { ShippingAmount = Gbp(3m) }]));

        Assert.Equal((5m, 3m), (open.Amount.Amount, open.Shipping.Amount));
        Assert.Equal((1m, 0.40m, 0.20m), (open.Taxes[0].Amount.Amount, open.ShippingTaxes[0].Amount.Amount, open.ShippingTaxes[1].Amount.Amount));
    }

    [Fact]
    public void A_credit_note_that_is_taken_as_it_stands_is_paid_back_with_the_tax_in_it()
    {
        var refund = Assert.Single(ReturnSums.Scale(ReturnSums.Of(Whole, [], Context).Value.Refund, Gbp(13.20m)));

        Assert.Equal((5m, 1m, 6m), (refund.Amount.Amount, Assert.Single(refund.Taxes).Amount.Amount, refund.Shipping.Amount));
    }
}
