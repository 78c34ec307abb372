using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IErpReturns"/> must do.</summary>
public static class ErpReturnsConformance
{
    private const string Number = "bq:1-A";
    private const string Mark = "R4F1C1C535A0E4A5E9D5F3F5F8F6F0A11";
    private const string OtherMark = "R4F1C1C535A0E4A5E9D5F3F5F8F6F0A12";

    /// <summary>The suite. Of an ERP that does not post, postings are not tried.</summary>
    /// <param name="start">Starts an ERP and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IErpReturnsHarness>> start) => PortTrial.Checks(start,
    [
        .. Documents(),
        .. Doubts(),
        .. Postings().Select(static check => (check.Name, (Func<IErpReturnsHarness, Task>)(it => it.Returns.Capabilities.Posts ? check.RunAsync(it) : Task.CompletedTask))),
    ]);

    private static IEnumerable<(string Name, Func<IErpReturnsHarness, Task> RunAsync)> Documents() =>
    [
        ("An order that nobody invoiced has no invoice, and one that was has its goods on it", static async it =>
        {
            var asked = it.NewOrder(Number);
            var order = await it.Erp.CreateOrderAsync(asked, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Absent(await it.Returns.FindInvoicesAsync(order).ConfigureAwait(false), "the invoice");

            await it.InvoiceByPeopleAsync(order).ConfigureAwait(false);

            var invoice = Found(await it.Returns.FindInvoicesAsync(order).ConfigureAwait(false), "the invoice");
            Expect.Equal(1, invoice.Count);
            Expect.Equal(asked.Lines.Sum(static line => line.Ordered.Count), invoice[0].Lines.Sum(static line => line.Quantity));
            Expect.Equal(asked.Currency, invoice[0].Currency);
        }),

        ("A return becomes one marked draft that holds what came back and nothing else", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            Absent(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: false).ConfigureAwait(false), "the return");

            var made = await it.Returns.CreateReturnAsync(asked, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.True(made is { IsMarked: true, IsPosted: false });
            var fitted = await it.Returns.FitReturnAsync(asked, made, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Empty(fitted.Differences);
            Expect.Equal(asked.Total, fitted.Total);
            var found = Found(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: false).ConfigureAwait(false), "the return");
            Expect.Equal((made.Id, true, false), (found.Id, found.IsMarked, found.IsPosted));
            Expect.Empty(found.Differences);
            Expect.Equal((1, 0), (await it.CountAsync(order, posted: false).ConfigureAwait(false), await it.CountAsync(order, posted: true).ConfigureAwait(false)));
        }),

        ("Asked for twice, a draft is fitted once", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            var made = await it.Returns.CreateReturnAsync(asked, SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.Returns.FitReturnAsync(asked, made, SendPermit.WithoutLimit()).ConfigureAwait(false);

            var again = await it.Returns.FitReturnAsync(asked, made, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Empty(again.Differences);
            Expect.Equal(asked.Total, again.Total);
            Expect.Equal(1, await it.CountAsync(order, posted: false).ConfigureAwait(false));
        }),

        ("Delivery is credited where it is asked for", static async it =>
        {
            var (_, asked) = await SellAsync(it).ConfigureAwait(false);
            var amount = new Money(1.50m, asked.Total.Currency);
            var more = asked with { Charges = [new ErpReturnCharge(ChargeKind.Shipping, amount)], Total = asked.Total + amount };

            var fitted = await it.Returns.FitReturnAsync(more, await it.Returns.CreateReturnAsync(more, SendPermit.WithoutLimit()).ConfigureAwait(false), SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Empty(fitted.Differences);
            Expect.Equal(more.Total, fitted.Total);
        }),

        ("Damaged goods go to the location that was named, the others stay where they were", static async it =>
        {
            if (!it.Returns.Capabilities.Locations || it.Quarantine is not { } quarantine)
                return;
            var (_, asked) = await SellAsync(it).ConfigureAwait(false);
            var parted = asked with { Lines = [asked.Lines[0], asked.Lines[0] with { LocationId = quarantine }], Total = asked.Total + asked.Lines[0].Amount };

            var fitted = await it.Returns.FitReturnAsync(parted, await it.Returns.CreateReturnAsync(parted, SendPermit.WithoutLimit()).ConfigureAwait(false), SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Empty(fitted.Differences);
            Expect.Equal(parted.Total, fitted.Total);
        }),

        ("Two returns of one invoice have a document each, and neither look-up takes the other's", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            var other = asked with { ExternalNumber = OtherMark };
            var one = await it.Returns.CreateReturnAsync(asked, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Absent(await it.Returns.FindReturnAsync(other, mayBeUnmarked: true).ConfigureAwait(false), "the other return");

            var two = await it.Returns.CreateReturnAsync(other, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.False(one.Id == two.Id);
            Expect.Equal(one.Id, Found(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: true).ConfigureAwait(false), "the return").Id);
            Expect.Equal(two.Id, Found(await it.Returns.FindReturnAsync(other, mayBeUnmarked: true).ConfigureAwait(false), "the other return").Id);
            Expect.Equal(2, await it.CountAsync(order, posted: false).ConfigureAwait(false));
        }),

        ("A draft that a person deleted is absent, and is not fitted", static async it =>
        {
            var (_, asked) = await SellAsync(it).ConfigureAwait(false);
            var made = await it.Returns.CreateReturnAsync(asked, SendPermit.WithoutLimit()).ConfigureAwait(false);

            await it.DeleteByPeopleAsync(made.Number).ConfigureAwait(false);

            Absent(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: false).ConfigureAwait(false), "the return");
            Expect.Equal(FailureKind.NotFound, (await RefusedAsync(() => it.Returns.FitReturnAsync(asked, made, SendPermit.WithoutLimit()), "fitting what is gone").ConfigureAwait(false)).Kind);
        }),

        ("What a person changed is told", static async it =>
        {
            var (_, asked) = await SellAsync(it).ConfigureAwait(false);
            var made = await FittedAsync(it, asked).ConfigureAwait(false);

            await it.ChangeByPeopleAsync(made.Number).ConfigureAwait(false);

            Expect.True(Found(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: false).ConfigureAwait(false), "the return").Differences.Count > 0);
        }),

        ("A closed permit sends nothing, nor does one that closes at the last moment", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            await RefusesPastAsync(Ended(), permit => it.Returns.CreateReturnAsync(asked, permit), "creating the return").ConfigureAwait(false);
            await RefusesAtTheLastMomentAsync(it, permit => it.Returns.CreateReturnAsync(asked, permit), "creating the return").ConfigureAwait(false);
            Expect.Equal(0, await it.CountAsync(order, posted: false).ConfigureAwait(false));
            var made = await it.Returns.CreateReturnAsync(asked, SendPermit.WithoutLimit()).ConfigureAwait(false);
            await RefusesPastAsync(Ended(), permit => it.Returns.FitReturnAsync(asked, made, permit), "fitting the return").ConfigureAwait(false);
            await RefusesPastAsync(Ended(), permit => it.Returns.PostReturnAsync(asked, made, permit), "posting the return").ConfigureAwait(false);
            Expect.Equal(0, await it.CountAsync(order, posted: true).ConfigureAwait(false));
        }),

        ("A cancelled call ends as cancelled", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            await CancelledAsync(token => it.Returns.FindInvoicesAsync(order, token), "FindInvoicesAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Returns.FindReturnAsync(asked, false, token), "FindReturnAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Returns.CreateReturnAsync(asked, SendPermit.WithoutLimit(), token), "CreateReturnAsync").ConfigureAwait(false);
            Expect.Equal(0, await it.CountAsync(order, posted: false).ConfigureAwait(false));
        }),
    ];

    private static IEnumerable<(string Name, Func<IErpReturnsHarness, Task> RunAsync)> Doubts() =>
    [
        ("A draft whose answer was lost is found by who may have made it, and marked", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            it.LoseNextAnswer();
            await LostAsync(() => it.Returns.CreateReturnAsync(asked, SendPermit.WithoutLimit()), "creating the return").ConfigureAwait(false);

            var there = Found(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: true).ConfigureAwait(false), "the return");
            await it.Returns.FitReturnAsync(asked, there, SendPermit.WithoutLimit()).ConfigureAwait(false);

            var found = Found(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: false).ConfigureAwait(false), "the return");
            Expect.Equal((there.Id, true), (found.Id, found.IsMarked));
            Expect.Equal(1, await it.CountAsync(order, posted: false).ConfigureAwait(false));
        }),

        ("A draft that was made and could not be marked is known all the same, and marked later", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            it.BeforeNextWrite(() => it.BeforeNextWrite(it.LoseNextRequest));

            ErpCreditNote there;
            try
            {
                there = await it.Returns.CreateReturnAsync(asked, SendPermit.WithoutLimit()).ConfigureAwait(false);
            }
            catch (PortException e) when (e.Kind is FailureKind.OutcomeUnknown or FailureKind.Unreadable)
            {
                there = Found(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: true).ConfigureAwait(false), "the return");
            }

            ErpCreditNote fitted;
            try
            {
                fitted = await it.Returns.FitReturnAsync(asked, there, SendPermit.WithoutLimit()).ConfigureAwait(false);
            }
            catch (PortException) when (there.IsMarked)
            {
                // An ERP that takes the mark with the document had nothing to lose before: fitting met it.
                fitted = await it.Returns.FitReturnAsync(asked, there, SendPermit.WithoutLimit()).ConfigureAwait(false);
            }

            Expect.True(fitted.IsMarked);
            Expect.Equal(1, await it.CountAsync(order, posted: false).ConfigureAwait(false));
        }),

        ("A draft that was lost on the way is absent", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            it.LoseNextRequest();
            await LostAsync(() => it.Returns.CreateReturnAsync(asked, SendPermit.WithoutLimit()), "creating the return").ConfigureAwait(false);

            Absent(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: true).ConfigureAwait(false), "the return");
            Expect.Equal(0, await it.CountAsync(order, posted: false).ConfigureAwait(false));
        }),

        ("A draft without a mark is taken by nobody who did not try, and keeps the next from being made", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            if (await it.DraftByPeopleAsync(order).ConfigureAwait(false) is null)
                return;

            CannotTell(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: false).ConfigureAwait(false), "a draft of nobody knows whom");
            var refusal = await RefusedAsync(() => it.Returns.CreateReturnAsync(asked, SendPermit.WithoutLimit()), "making a second draft").ConfigureAwait(false);

            Expect.Equal(FailureKind.Conflict, refusal.Kind);
            Expect.Equal(1, await it.CountAsync(order, posted: false).ConfigureAwait(false));
        }),

        ("A draft without a mark that a person changed is nobody's", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            if (await it.DraftByPeopleAsync(order).ConfigureAwait(false) is not { } draft)
                return;
            await it.ChangeByPeopleAsync(draft).ConfigureAwait(false);

            CannotTell(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: true).ConfigureAwait(false), "a draft that somebody works on");
        }),

        ("Of two drafts without a mark none is taken", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            if (await it.DraftByPeopleAsync(order).ConfigureAwait(false) is null || await it.DraftByPeopleAsync(order).ConfigureAwait(false) is null)
                return;

            CannotTell(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: true).ConfigureAwait(false), "one of two drafts");
        }),

        ("A credit note that was posted without a mark is not guessed about, until a person says that it is of something else", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            if (await it.DraftByPeopleAsync(order).ConfigureAwait(false) is not { } draft)
                return;
            var number = await it.PostByPeopleAsync(draft).ConfigureAwait(false);

            CannotTell(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: true).ConfigureAwait(false), "a credit note of nobody knows whom");
            Absent(await it.Returns.FindReturnAsync(asked with { OfOthers = [number] }, mayBeUnmarked: true).ConfigureAwait(false), "the return");
        }),
    ];

    private static IEnumerable<(string Name, Func<IErpReturnsHarness, Task> RunAsync)> Postings() =>
    [
        ("A return is posted once, however often it is asked for", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            var made = await FittedAsync(it, asked).ConfigureAwait(false);

            await it.Returns.PostReturnAsync(asked, made, SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.Returns.PostReturnAsync(asked, made, SendPermit.WithoutLimit()).ConfigureAwait(false);

            var found = Found(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: false).ConfigureAwait(false), "the return");
            Expect.Equal((true, asked.Total), (found.IsPosted, found.Total!.Value));
            Expect.Empty(found.Differences);
            Expect.Equal((0, 1), (await it.CountAsync(order, posted: false).ConfigureAwait(false), await it.CountAsync(order, posted: true).ConfigureAwait(false)));
        }),

        ("A posting whose answer was lost is found, once", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            var made = await FittedAsync(it, asked).ConfigureAwait(false);
            it.LoseNextAnswer();
            await LostAsync(() => it.Returns.PostReturnAsync(asked, made, SendPermit.WithoutLimit()), "posting the return").ConfigureAwait(false);

            Expect.True(Found(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: false).ConfigureAwait(false), "the return").IsPosted);
            Expect.Equal(1, await it.CountAsync(order, posted: true).ConfigureAwait(false));
        }),

        ("A posting that was lost on the way leaves a draft", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            var made = await FittedAsync(it, asked).ConfigureAwait(false);
            it.LoseNextRequest();
            await LostAsync(() => it.Returns.PostReturnAsync(asked, made, SendPermit.WithoutLimit()), "posting the return").ConfigureAwait(false);

            Expect.False(Found(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: false).ConfigureAwait(false), "the return").IsPosted);
            Expect.Equal(0, await it.CountAsync(order, posted: true).ConfigureAwait(false));
        }),

        ("What a person posted is found, and not posted again", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            var made = await FittedAsync(it, asked).ConfigureAwait(false);

            await it.PostByPeopleAsync(made.Number).ConfigureAwait(false);
            await it.Returns.PostReturnAsync(asked, made, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.True(Found(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: false).ConfigureAwait(false), "the return").IsPosted);
            Expect.Equal(1, await it.CountAsync(order, posted: true).ConfigureAwait(false));
        }),

        ("A draft that holds something else is not posted", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            var made = await FittedAsync(it, asked).ConfigureAwait(false);
            await it.ChangeByPeopleAsync(made.Number).ConfigureAwait(false);

            var refusal = await RefusedAsync(() => it.Returns.PostReturnAsync(asked, made, SendPermit.WithoutLimit()), "posting what a person changed").ConfigureAwait(false);

            Expect.Equal(FailureKind.Conflict, refusal.Kind);
            Expect.Equal(0, await it.CountAsync(order, posted: true).ConfigureAwait(false));
        }),

        ("What the ERP forbids is refused, and stays a draft", static async it =>
        {
            var (order, asked) = await SellAsync(it).ConfigureAwait(false);
            var made = await FittedAsync(it, asked).ConfigureAwait(false);
            if (!await it.ForbidPostingAsync().ConfigureAwait(false))
                return;

            var refusal = await RefusedAsync(() => it.Returns.PostReturnAsync(asked, made, SendPermit.WithoutLimit()), "posting what the ERP forbids").ConfigureAwait(false);

            Expect.Equal(FailureKind.Rejected, refusal.Kind);
            Expect.False(Found(await it.Returns.FindReturnAsync(asked, mayBeUnmarked: false).ConfigureAwait(false), "the return").IsPosted);
            Expect.Equal(0, await it.CountAsync(order, posted: true).ConfigureAwait(false));
        }),
    ];

    /// <summary>An order that is sold and invoiced, and of whose first line one pack comes back.</summary>
    private static async Task<(ErpOrder Order, ErpReturn Asked)> SellAsync(IErpReturnsHarness it)
    {
        var sold = it.NewOrder(Number);
        var order = await it.Erp.CreateOrderAsync(sold, SendPermit.WithoutLimit()).ConfigureAwait(false);
        await it.InvoiceByPeopleAsync(order).ConfigureAwait(false);
        var invoices = Found(await it.Returns.FindInvoicesAsync(order).ConfigureAwait(false), "the invoice");
        var line = sold.Lines[0];
        return (order, new ErpReturn
        {
            ExternalNumber = Mark,
            Order = order,
            Invoice = invoices[0],
            Lines = [new ErpReturnLine(line.Sku, 1m, line.Ordered.Unit, line.Ordered.UnitPrice)],
            Total = line.Ordered.UnitPrice,
        });
    }

    private static async Task<ErpCreditNote> FittedAsync(IErpReturnsHarness it, ErpReturn asked) =>
        await it.Returns.FitReturnAsync(asked, await it.Returns.CreateReturnAsync(asked, SendPermit.WithoutLimit()).ConfigureAwait(false), SendPermit.WithoutLimit()).ConfigureAwait(false);
}
