using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IErp"/> must do.</summary>
public static class ErpConformance
{
    private const string Number = "bq:1-A";

    /// <summary>The suite.</summary>
    /// <param name="start">Starts an ERP and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IErpHarness>> start) => PortTrial.Checks(start, All());

    private static IEnumerable<(string Name, Func<IErpHarness, Task> RunAsync)> All() =>
    [
        ("An order that nobody created is absent", static async it =>
        {
            Absent(await it.Erp.FindOrderAsync(Number).ConfigureAwait(false), "the order");
            Absent(await it.Erp.FindCreatedOrderAsync(it.NewOrder(Number)).ConfigureAwait(false), "the order");
        }),

        ("An order that was created is found whole", static async it =>
        {
            var order = it.NewOrder(Number);
            var created = await it.Erp.CreateOrderAsync(order, SendPermit.WithoutLimit()).ConfigureAwait(false);

            var found = Found(await it.Erp.FindOrderAsync(Number).ConfigureAwait(false), "the order");

            Expect.Equal((created.Id, created.Number, Number), (found.Id, found.Number, found.ExternalNumber));
            Expect.Equal(created.Total, found.Total);
            Expect.Equal(1, await it.CountOrdersAsync(Number).ConfigureAwait(false));
        }),

        ("An order that was created is what was asked for, and another is not", static async it =>
        {
            var order = it.NewOrder(Number);
            var created = await it.Erp.CreateOrderAsync(order, SendPermit.WithoutLimit()).ConfigureAwait(false);

            foreach (var known in (Domain.Documents.ErpOrder?[])[null, created])
            {
                var found = Found(await it.Erp.FindCreatedOrderAsync(order, known).ConfigureAwait(false), "the order");
                Expect.Equal((created.Id, false, string.Empty), (found.Id, found.IsIncomplete, string.Join("; ", found.Differences.Select(static d => $"{d.Name}: {d.Value}"))));
                var line = order.Lines[0];
                foreach (var (what, other) in ((string, Domain.Documents.SalesOrder)[])
                [
                    ("a customer", order with { Customer = new CustomerNumber(order.Customer.Value + "9") }),
                    ("a quantity", order with { Lines = [line with { Ordered = line.Ordered with { Count = line.Ordered.Count + 1 }, Amount = line.Amount + line.Ordered.UnitPrice }, .. order.Lines.Skip(1)] }),
                    ("a price", order with { Lines = [line with { Ordered = line.Ordered with { UnitPrice = line.Ordered.UnitPrice * 2m }, Amount = line.Amount * 2m }, .. order.Lines.Skip(1)] }),
                    ("a line", order with { Lines = [.. order.Lines, line with { LineId = new OrderLineId("other"), Sku = new Sku(line.Sku.Value + "9") }] }),
                    ("a postcode", order with { ShipTo = order.ShipTo with { Postcode = "ZZ1 1ZZ" } }),
                ])
                {
                    var asked = Found(await it.Erp.FindCreatedOrderAsync(other, known).ConfigureAwait(false), "the order");
                    if (asked is { IsIncomplete: false, Differences.Count: 0 })
                        throw Expect.Failure($"an order in which {what} is another", "what differs", "no difference");
                }
            }
        }),

        ("Another order is not taken for it", static async it =>
        {
            await it.Erp.CreateOrderAsync(it.NewOrder(Number + "2"), SendPermit.WithoutLimit()).ConfigureAwait(false);

            Absent(await it.Erp.FindOrderAsync(Number).ConfigureAwait(false), "the order");
        }),

        ("An order whose answer was lost is found, once", static async it =>
        {
            it.LoseNextAnswer();
            await LostAsync(() => it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit()), "creating the order").ConfigureAwait(false);

            Found(await it.Erp.FindOrderAsync(Number).ConfigureAwait(false), "the order");
            Expect.Equal(1, await it.CountOrdersAsync(Number).ConfigureAwait(false));
        }),

        ("An order whose answer was lost is found though somebody overwrote its external number, and no other is taken for it", static async it =>
        {
            var within = TimeSpan.FromHours(1);
            var order = it.NewOrder(Number);
            Absent(await it.Erp.FindAttemptedOrderAsync(order, within).ConfigureAwait(false), "an order that nobody created");
            await it.Erp.CreateOrderAsync(it.NewOrder(Number + "2"), SendPermit.WithoutLimit()).ConfigureAwait(false);
            it.LoseNextAnswer();
            await LostAsync(() => it.Erp.CreateOrderAsync(order, SendPermit.WithoutLimit()), "creating the order").ConfigureAwait(false);
            var made = Found(await it.Erp.FindAttemptedOrderAsync(order, within).ConfigureAwait(false), "the order");

            if (await it.RenumberOrderAsync(Number, "PO-4711").ConfigureAwait(false))
            {
                var renumbered = Found(await it.Erp.FindAttemptedOrderAsync(order, within).ConfigureAwait(false), "the order whose number was overwritten");
                Expect.Equal((made.Id, Number, 0), (renumbered.Id, renumbered.ExternalNumber, renumbered.Differences.Count));
                Absent(await it.Erp.FindAttemptedOrderAsync(it.NewOrder(Number + "3"), within).ConfigureAwait(false), "an order that nobody created, beside one whose number was overwritten");
            }
        }),

        ("What goods cost a customer is told of each line, is no order, and leaves nothing behind", static async it =>
        {
            if (!it.Erp.Capabilities.Quotes)
                return;
            var request = ErpQuoteRequest.Of(it.NewOrder(Number));

            var quote = await it.Erp.QuoteAsync(request, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal(string.Join(' ', request.Lines.Select(static l => l.LineId.Value)), string.Join(' ', quote.Prices.Select(static p => p.LineId)));
            Expect.Equal(request.Currency, quote.Currency);
            Absent(await it.Erp.FindOrderAsync(Number).ConfigureAwait(false), "an order that was only quoted");
            Expect.Equal(0, await it.CountQuotesAsync().ConfigureAwait(false));
        }),

        ("What a lost answer left of a quote is taken away, and nothing else is", static async it =>
        {
            if (!it.Erp.Capabilities.Quotes)
                return;
            var (request, other) = (ErpQuoteRequest.Of(it.NewOrder(Number)), ErpQuoteRequest.Of(it.NewOrder(Number + "2")));
            foreach (var lost in (ErpQuoteRequest[])[request, other])
            {
                it.LoseNextAnswer();
                await LostAsync(() => it.Erp.QuoteAsync(lost, SendPermit.WithoutLimit()), "quoting").ConfigureAwait(false);
            }

            var left = await it.CountQuotesAsync().ConfigureAwait(false);
            await it.Erp.RemoveQuoteAsync(request, SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.Erp.RemoveQuoteAsync(request, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.Equal(left / 2, await it.CountQuotesAsync().ConfigureAwait(false));
            await it.Erp.RemoveQuoteAsync(other, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.Equal(0, await it.CountQuotesAsync().ConfigureAwait(false));
        }),

        ("An order that was lost on the way is absent", static async it =>
        {
            it.LoseNextRequest();
            await LostAsync(() => it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit()), "creating the order").ConfigureAwait(false);

            Absent(await it.Erp.FindOrderAsync(Number).ConfigureAwait(false), "the order");
            Expect.Equal(0, await it.CountOrdersAsync(Number).ConfigureAwait(false));
        }),

        ("Two orders with one number are not told apart by guessing", static async it =>
        {
            await it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit()).ConfigureAwait(false);
            if (await it.AddForeignOrderAsync(Number).ConfigureAwait(false))
                CannotTell(await it.Erp.FindOrderAsync(Number).ConfigureAwait(false), "an order whose number another one has too");
        }),

        ("Several orders are found in the order they are asked for, and those that are not there are absent", static async it =>
        {
            var first = await it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit()).ConfigureAwait(false);
            var second = await it.Erp.CreateOrderAsync(it.NewOrder(Number + "2"), SendPermit.WithoutLimit()).ConfigureAwait(false);

            var found = await it.Erp.FindOrdersAsync([Number + "2", Number + "9", Number]).ConfigureAwait(false);

            Expect.Equal(3, found.Count);
            Expect.Equal(second.Id, Found(found[0], "the second order").Id);
            Absent(found[1], "an order that nobody created");
            Expect.Equal(first.Id, Found(found[2], "the first order").Id);
        }),

        ("An order that is there only in part is not taken for the whole", static async it =>
        {
            var whole = it.NewOrder(Number);
            await it.Erp.CreateOrderAsync(whole with { Lines = [whole.Lines[0]], Charges = [] }, SendPermit.WithoutLimit()).ConfigureAwait(false);

            if (await it.Erp.FindOrderAsync(Number).ConfigureAwait(false) is LookupResult<Domain.Documents.ErpOrder>.Found(var found) && found.Total == whole.Total)
                throw Expect.Failure("an order that lacks a line", "another total, or that nobody can tell", "the whole order's total");
        }),

        ("A cancelled order is absent", static async it =>
        {
            var order = await it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit()).ConfigureAwait(false);

            await it.Erp.CancelOrderAsync(order, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Absent(await it.Erp.FindOrderAsync(Number).ConfigureAwait(false), "the order");
            Expect.Equal(0, await it.CountOrdersAsync(Number).ConfigureAwait(false));
        }),

        ("A cancellation whose answer was lost is seen by the look-up, and one that is asked for again does not take what is gone for cancelled", static async it =>
        {
            var order = await it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit()).ConfigureAwait(false);
            it.LoseNextAnswer();
            await LostAsync(() => it.Erp.CancelOrderAsync(order, SendPermit.WithoutLimit()), "cancelling the order").ConfigureAwait(false);

            Absent(await it.Erp.FindOrderAsync(Number).ConfigureAwait(false), "the order");
            var refusal = await RefusedAsync(() => it.Erp.CancelOrderAsync(order, SendPermit.WithoutLimit()), "cancelling an order that is gone").ConfigureAwait(false);
            Expect.Equal(FailureKind.NotFound, refusal.Kind);
        }),

        ("A cancellation that was lost on the way leaves the order where it was", static async it =>
        {
            var order = await it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit()).ConfigureAwait(false);
            it.LoseNextRequest();
            await LostAsync(() => it.Erp.CancelOrderAsync(order, SendPermit.WithoutLimit()), "cancelling the order").ConfigureAwait(false);

            Found(await it.Erp.FindOrderAsync(Number).ConfigureAwait(false), "the order");
        }),

        ("Of two orders with one number none is cancelled by guessing", static async it =>
        {
            var order = await it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit()).ConfigureAwait(false);
            if (!await it.AddForeignOrderAsync(Number).ConfigureAwait(false))
                return;

            await RefusedAsync(() => it.Erp.CancelOrderAsync(order, SendPermit.WithoutLimit()), "cancelling one of two orders").ConfigureAwait(false);

            Expect.Equal(2, await it.CountOrdersAsync(Number).ConfigureAwait(false));
        }),

        ("An order that the ERP gave us is found by its id, as it was created", static async it =>
        {
            var order = await it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit()).ConfigureAwait(false);
            var found = Found(await it.Erp.FindKnownOrderAsync(order).ConfigureAwait(false), "the order");
            Expect.Equal((order.Id, order.Number, Number), (found.Id, found.Number, found.ExternalNumber));
            await it.Erp.CancelOrderAsync(order, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Absent(await it.Erp.FindKnownOrderAsync(order).ConfigureAwait(false), "the order that was cancelled");
        }),
        ("An order is cancelled though its external number reads otherwise now, and another with the number it had is left alone", static async it =>
        {
            var order = await it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.Erp.CancelOrderAsync(order with { ExternalNumber = Number + "-EDITED" }, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.Equal(0, await it.CountOrdersAsync(Number).ConfigureAwait(false));
            await it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit()).ConfigureAwait(false);
            await RefusedAsync(() => it.Erp.CancelOrderAsync(order, SendPermit.WithoutLimit()), "cancelling an order that is gone, while another has its number").ConfigureAwait(false);
            Expect.Equal(1, await it.CountOrdersAsync(Number).ConfigureAwait(false));
        }),
        ("An external number of the length that the capabilities name comes back whole", static async it =>
        {
            if (it.Erp.Capabilities.ExternalNumberLength is not { } most)
                return;
            var longest = string.Concat(Number, new string('7', most - Number.Length));

            await it.Erp.CreateOrderAsync(it.NewOrder(longest), SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal(longest, Found(await it.Erp.FindOrderAsync(longest).ConfigureAwait(false), "the order").ExternalNumber);
        }),

        ("A longer external number is refused, not cut", static async it =>
        {
            if (it.Erp.Capabilities.ExternalNumberLength is not { } most)
                return;
            var tooLong = string.Concat(Number, new string('7', most - Number.Length + 1));

            await RefusedAsync(() => it.Erp.CreateOrderAsync(it.NewOrder(tooLong), SendPermit.WithoutLimit()), "creating the order").ConfigureAwait(false);

            Expect.Equal(0, await it.CountOrdersAsync(tooLong[..^1]).ConfigureAwait(false));
        }),

        ("A customer that exists is found, and one that does not is absent", static async it =>
        {
            var customer = Found(await it.Erp.FindCustomerAsync(it.Customer).ConfigureAwait(false), "the customer");
            Expect.Equal((it.Customer, false), (customer.Number, customer.IsBlocked));
            Absent(await it.Erp.FindCustomerAsync(new CustomerNumber("NO-SUCH-ONE")).ConfigureAwait(false), "a customer that does not exist");
        }),

        ("Many customers are each answered for in their order, as one alone is", static async it =>
        {
            List<CustomerNumber> numbers = [.. Enumerable.Range(1, 90).Select(static n => new CustomerNumber($"NOBODY-{n}"))];
            numbers.Insert(0, it.Customer);
            numbers.Insert(60, it.Customer);

            var found = await it.Erp.FindCustomersAsync(numbers).ConfigureAwait(false);

            Expect.Equal(numbers.Count, found.Count);
            var alone = Found(await it.Erp.FindCustomerAsync(it.Customer).ConfigureAwait(false), "the customer");
            for (var i = 0; i < numbers.Count; i++)
            {
                if (i is 0 or 60)
                    Expect.Equal(alone, Found(found[i], "the customer"));
                else
                    Absent(found[i], "a customer that does not exist");
            }

            Expect.Empty(await it.Erp.FindCustomersAsync([]).ConfigureAwait(false));
        }),

        ("Items that do not exist are left out, and the others come under the number asked for", static async it =>
        {
            var items = await it.Erp.GetItemsAsync([it.Item, new Sku("NO-SUCH-ITEM"), new Sku(new string('N', 300))]).ConfigureAwait(false);

            Expect.Equal(it.Item, Expect.Single(items).Sku);
        }),

        ("A closed permit sends nothing", static async it =>
        {
            await RefusesPastAsync(Ended(), permit => it.Erp.CreateOrderAsync(it.NewOrder(Number), permit), "creating the order").ConfigureAwait(false);
            Expect.Equal(0, await it.CountOrdersAsync(Number).ConfigureAwait(false));

            var order = await it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit()).ConfigureAwait(false);
            await RefusesPastAsync(Ended(), permit => it.Erp.CancelOrderAsync(order, permit), "cancelling the order").ConfigureAwait(false);
            Expect.Equal(1, await it.CountOrdersAsync(Number).ConfigureAwait(false));
        }),

        ("A permit that closes between the look-up and what follows from it sends nothing more", static async it =>
        {
            Absent(await it.Erp.FindOrderAsync(Number).ConfigureAwait(false), "the order");
            await RefusesAtTheLastMomentAsync(it, permit => it.Erp.CreateOrderAsync(it.NewOrder(Number), permit), "creating the order").ConfigureAwait(false);
            Expect.Equal(0, await it.CountOrdersAsync(Number).ConfigureAwait(false));

            var order = await it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit()).ConfigureAwait(false);
            await RefusesAtTheLastMomentAsync(it, permit => it.Erp.CancelOrderAsync(order, permit), "cancelling the order").ConfigureAwait(false);
            Expect.Equal(1, await it.CountOrdersAsync(Number).ConfigureAwait(false));
        }),

        ("A permit remembers that something left under it", static async it =>
        {
            var permit = SendPermit.WithoutLimit();
            await it.Erp.CreateOrderAsync(it.NewOrder(Number), permit).ConfigureAwait(false);

            Expect.True(permit.HasSent);
        }),

        ("A cancelled call ends as cancelled", static async it =>
        {
            await CancelledAsync(token => it.Erp.FindOrderAsync(Number, token), "FindOrderAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit(), token), "CreateOrderAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Erp.GetItemsAsync([it.Item], token), "GetItemsAsync").ConfigureAwait(false);
            Expect.Equal(0, await it.CountOrdersAsync(Number).ConfigureAwait(false));
        }),
    ];
}
