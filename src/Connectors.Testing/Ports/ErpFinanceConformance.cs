using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IErpFinance"/> must do.</summary>
public static class ErpFinanceConformance
{
    private const string Number = "BQ-1";
    private const string Writing = "writing the journal";
    private const string Posting = "posting the journal";
    private const int Few = 4;

    /// <summary>More than any adapter is likely to write with one call.</summary>
    private const int Many = 260;

    /// <summary>The suite. Of an ERP that does not post for programs, takes no drafts back, or does not tell what sales orders have booked of fees, that is not tried.</summary>
    /// <param name="start">Starts an ERP and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IErpFinanceHarness>> start) => PortTrial.Checks(start,
    [
        .. LookUps(),
        .. Drafts(),
        .. Refusals(),
        .. OrderFees().Select(static check => (check.Name, (Func<IErpFinanceHarness, Task>)(it => it.Finance.Capabilities.TellsOrderFees ? check.RunAsync(it) : Task.CompletedTask))),
        .. Posts().Select(static check => (check.Name, (Func<IErpFinanceHarness, Task>)(it => it.Finance.Capabilities.Posts ? check.RunAsync(it) : Task.CompletedTask))),
        .. TakesBack().Select(static check => (check.Name, (Func<IErpFinanceHarness, Task>)(it => it.Finance.Capabilities.TakesBack ? check.RunAsync(it) : Task.CompletedTask))),
    ]);

    private static IEnumerable<(string Name, Func<IErpFinanceHarness, Task> RunAsync)> LookUps() =>
    [
        ("A journal that nobody wrote is absent, and one that was written is found with its lines and its total", static async it =>
        {
            var journal = it.NewJournal(Few);
            Absent(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the journal");

            await WriteAsync(it, journal).ConfigureAwait(false);

            var found = Found(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the journal");
            Expect.True(found.IsWhole);
            Expect.Equal(Number, found.Number);
            Expect.Equal(Total(journal), found.Debit);
            if (it.Finance.Capabilities.KeepsDrafts)
                Expect.Equal((false, Few, 0), (found.IsPosted, found.Lines, found.Missing));
        }),

        ("A draft that people post is found posted", static async it =>
        {
            if (!it.Finance.Capabilities.KeepsDrafts)
                return;
            var journal = await WriteAsync(it, it.NewJournal(Few)).ConfigureAwait(false);
            await it.PostByPeopleAsync().ConfigureAwait(false);

            var found = Found(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the journal");

            Expect.True(found.IsPosted);
            Expect.Equal(Total(journal), found.Debit);
            Expect.Equal(Total(journal), await it.SumPostedAsync(Number).ConfigureAwait(false));
        }),

        ("Lines that people delete are missing, and a draft that is deleted whole is absent", static async it =>
        {
            if (!it.Finance.Capabilities.KeepsDrafts)
                return;
            var journal = await WriteAsync(it, it.NewJournal(Few)).ConfigureAwait(false);
            await it.DeleteByPeopleAsync(Number, 1).ConfigureAwait(false);
            Expect.Equal(1, Found(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the journal").Missing);

            await it.DeleteByPeopleAsync(Number).ConfigureAwait(false);

            Absent(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the journal");
        }),

        ("A draft that people changed is not guessed about, nor what they posted of it", static async it =>
        {
            if (!it.Finance.Capabilities.KeepsDrafts)
                return;
            var journal = await WriteAsync(it, it.NewJournal(Few)).ConfigureAwait(false);
            await it.ChangeByPeopleAsync(Number).ConfigureAwait(false);
            CannotTell(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the changed journal");

            await it.PostByPeopleAsync().ConfigureAwait(false);

            CannotTell(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the journal that was posted otherwise");
        }),

        ("A posted journal that people took back is not guessed about", static async it =>
        {
            var journal = await WriteAsync(it, it.NewJournal(Few)).ConfigureAwait(false);
            if (it.Finance.Capabilities.KeepsDrafts)
                await it.PostByPeopleAsync().ConfigureAwait(false);
            await it.ReverseByPeopleAsync(Number).ConfigureAwait(false);

            CannotTell(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the journal");
        }),

        ("Journals of two numbers are told apart", static async it =>
        {
            var journal = await WriteAsync(it, it.NewJournal(Few)).ConfigureAwait(false);

            Absent(await it.Finance.FindJournalAsync($"{Number}0", journal).ConfigureAwait(false), "another journal");
            await it.Finance.WriteJournalAsync($"{Number}0", journal, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.True(Found(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the first journal").IsWhole);
        }),

        ("What is in the way of booking is told, and nothing where nothing is", static async it =>
        {
            IReadOnlyCollection<PostingTarget> good = [.. it.NewJournal(Few).Lines.Select(static line => line.Target).Distinct()];
            Expect.Empty(await it.Finance.FindObstaclesAsync(good).ConfigureAwait(false));

            var obstacle = Expect.Single(await it.Finance.FindObstaclesAsync([.. good, it.Blocked]).ConfigureAwait(false));

            Expect.Equal(it.Blocked.ToString(), obstacle.Subject);
        }),

        ("What stands in the books is told whoever wrote it, by account and by name, and what was taken back with what took it back", static async it =>
        {
            if (!it.Finance.Capabilities.TellsLedger)
                return;
            var journal = it.NewJournal(Few);
            var search = new LedgerSearch(journal.PostingDate) { Targets = [.. journal.Lines.Where(static line => line.Target.Kind == PostingTargetKind.LedgerAccount).Select(static line => line.Target).Distinct()] };
            Expect.Empty(await it.Finance.FindLedgerLinesAsync(search).ConfigureAwait(false));

            await WriteAsync(it, journal).ConfigureAwait(false);
            if (it.Finance.Capabilities.KeepsDrafts)
            {
                var drafted = await it.Finance.FindLedgerLinesAsync(search).ConfigureAwait(false);
                Expect.Equal(Few, drafted.Count(static line => line is { DocumentNumber: Number, IsPosted: false }));
                Expect.Equal(0m, drafted.Sum(static line => line.Amount));
                await it.PostByPeopleAsync().ConfigureAwait(false);
            }

            Expect.Equal(Total(journal), (await it.Finance.FindLedgerLinesAsync(search).ConfigureAwait(false)).Where(static line => line.IsPosted).Sum(static line => line.Amount));
            Expect.True((await it.Finance.FindLedgerLinesAsync(new LedgerSearch(journal.PostingDate) { Names = [Number] }).ConfigureAwait(false)).Any(static line => line is { DocumentNumber: Number, IsPosted: true }));
            Expect.Empty(await it.Finance.FindLedgerLinesAsync(new LedgerSearch(journal.PostingDate) { Names = ["something else"] }).ConfigureAwait(false));
            Expect.Empty(await it.Finance.FindLedgerLinesAsync(search with { Since = journal.PostingDate.AddDays(1) }).ConfigureAwait(false));

            await it.ReverseByPeopleAsync(Number).ConfigureAwait(false);
            Expect.Equal(0m, (await it.Finance.FindLedgerLinesAsync(search).ConfigureAwait(false)).Sum(static line => line.Amount));
        }),

        ("The open period is told", static async it =>
        {
            var day = it.NewJournal(Few).PostingDate.AddDays(1);
            if (await it.ClosePeriodAsync(day).ConfigureAwait(false))
                Expect.Equal(day, (await it.Finance.GetOpenPeriodAsync().ConfigureAwait(false)).From);
        }),
    ];

    private static IEnumerable<(string Name, Func<IErpFinanceHarness, Task> RunAsync)> Drafts() =>
    [
        ("A journal that is written twice stands once", static async it =>
        {
            var journal = await WriteAsync(it, it.NewJournal(Few)).ConfigureAwait(false);
            await WriteAsync(it, journal).ConfigureAwait(false);
            await StandsOnceAsync(it, journal, Few).ConfigureAwait(false);
        }),

        ("A journal that was posted is not written again", static async it =>
        {
            var journal = await WriteAsync(it, it.NewJournal(Few)).ConfigureAwait(false);
            if (it.Finance.Capabilities.KeepsDrafts)
                await it.PostByPeopleAsync().ConfigureAwait(false);

            Expect.True((await it.Finance.WriteJournalAsync(Number, journal, SendPermit.WithoutLimit()).ConfigureAwait(false)).IsPosted);

            Expect.Equal(0, await it.CountLinesAsync(Number).ConfigureAwait(false));
            Expect.Equal(Total(journal), await it.SumPostedAsync(Number).ConfigureAwait(false));
        }),

        ("A journal whose answer was lost is found, and stands once when it is written again", static async it =>
        {
            var journal = it.NewJournal(Few);
            it.LoseNextAnswer();
            await LostAsync(() => it.Finance.WriteJournalAsync(Number, journal, SendPermit.WithoutLimit()), Writing).ConfigureAwait(false);
            Found(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the journal");
            await WriteAsync(it, journal).ConfigureAwait(false);
            await StandsOnceAsync(it, journal, Few).ConfigureAwait(false);
        }),

        ("A journal that was lost on the way is absent", static async it =>
        {
            var journal = it.NewJournal(Few);
            it.LoseNextRequest();
            await LostAsync(() => it.Finance.WriteJournalAsync(Number, journal, SendPermit.WithoutLimit()), Writing).ConfigureAwait(false);
            Absent(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the journal");
        }),

        ("A long journal that was interrupted in the middle is completed, and nothing of it stands twice", static async it =>
        {
            var journal = it.NewJournal(Many);
            var permit = SendPermit.WithoutLimit();
            it.BeforeNextWrite(() => it.BeforeNextWrite(() => permit.Close("the work was lost")));
            try
            {
                await it.Finance.WriteJournalAsync(Number, journal, permit).ConfigureAwait(false);
            }
            catch (PortException interrupted) when (interrupted.Kind == FailureKind.OutcomeUnknown)
            {
                Expect.True(permit.HasSent);
            }

            await WriteAsync(it, journal).ConfigureAwait(false);
            await StandsOnceAsync(it, journal, Many).ConfigureAwait(false);
        }),

        ("Lines that people deleted are added again when it is asked for", static async it =>
        {
            if (!it.Finance.Capabilities.KeepsDrafts)
                return;
            var journal = await WriteAsync(it, it.NewJournal(Few)).ConfigureAwait(false);
            await it.DeleteByPeopleAsync(Number, 2).ConfigureAwait(false);
            await WriteAsync(it, journal).ConfigureAwait(false);
            await StandsOnceAsync(it, journal, Few).ConfigureAwait(false);
        }),
    ];

    private static IEnumerable<(string Name, Func<IErpFinanceHarness, Task> RunAsync)> Refusals() =>
    [
        ("A line that the ERP does not take is refused, and nothing of the journal stays", static async it =>
        {
            foreach (var lines in (int[])[Few, Many])
            {
                var journal = it.NewJournal(lines);
                IReadOnlyList<SettlementJournalLine> wrong = [.. journal.Lines.SkipLast(1), journal.Lines[^1] with { Target = it.Blocked }];
                var refusal = await RefusedAsync(() => it.Finance.WriteJournalAsync(Number, journal with { Lines = wrong }, SendPermit.WithoutLimit()), "writing to a blocked account").ConfigureAwait(false);
                Expect.Equal(FailureKind.Rejected, refusal.Kind);
                Expect.Equal(0, await it.CountLinesAsync(Number).ConfigureAwait(false));
                Expect.Equal(0m, await it.SumPostedAsync(Number).ConfigureAwait(false));
            }
        }),

        ("What people changed is not written over", static async it =>
        {
            if (!it.Finance.Capabilities.KeepsDrafts)
                return;
            var journal = await WriteAsync(it, it.NewJournal(Few)).ConfigureAwait(false);
            await it.ChangeByPeopleAsync(Number).ConfigureAwait(false);
            var refusal = await RefusedAsync(() => it.Finance.WriteJournalAsync(Number, journal, SendPermit.WithoutLimit()), "writing over a change").ConfigureAwait(false);
            Expect.Equal(FailureKind.Conflict, refusal.Kind);
            Expect.Equal(Few, await it.CountLinesAsync(Number).ConfigureAwait(false));
        }),

        ("A journal that does not balance, is in another currency, too long or too finely counted is refused before anything is sent", static async it =>
        {
            var journal = it.NewJournal(Few);
            foreach (var (number, wrong) in Wrong(it.Finance.Capabilities, journal))
            {
                var permit = SendPermit.WithoutLimit();
                Expect.Equal(FailureKind.Rejected, (await RefusedAsync(() => it.Finance.WriteJournalAsync(number, wrong, permit), "a journal that cannot be kept").ConfigureAwait(false)).Kind);
                Expect.False(permit.HasSent);
            }
        }),

        ("A closed permit sends nothing, nor does one that closes at the last moment", static async it =>
        {
            var journal = it.NewJournal(Few);
            await RefusesPastAsync(Ended(), permit => it.Finance.WriteJournalAsync(Number, journal, permit), Writing).ConfigureAwait(false);
            await RefusesAtTheLastMomentAsync(it, permit => it.Finance.WriteJournalAsync(Number, journal, permit), Writing).ConfigureAwait(false);
            Expect.Equal(0, await it.CountLinesAsync(Number).ConfigureAwait(false));
        }),

        ("A cancelled call ends as cancelled", static async it =>
        {
            var journal = it.NewJournal(Few);
            await CancelledAsync(token => it.Finance.FindJournalAsync(Number, journal, token), "FindJournalAsync").ConfigureAwait(false);
            await CancelledAsync(it.Finance.GetOpenPeriodAsync, "GetOpenPeriodAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Finance.FindObstaclesAsync([journal.Lines[0].Target], token), "FindObstaclesAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Finance.WriteJournalAsync(Number, journal, SendPermit.WithoutLimit(), token), "WriteJournalAsync").ConfigureAwait(false);
            Expect.Equal(0, await it.CountLinesAsync(Number).ConfigureAwait(false));
        }),
    ];

    private static IEnumerable<(string Name, Func<IErpFinanceHarness, Task> RunAsync)> OrderFees() =>
    [
        ("Fees of a sales order are open until it is posted, and then told as it booked them, however often it is asked", static async it =>
        {
            var order = await it.ChargeAsync("1-A").ConfigureAwait(false);
            var open = Expect.Single(await it.Finance.FindOrderFeesAsync([order]).ConfigureAwait(false));
            Expect.Equal("1-A", open.OrderId);
            Expect.True(open.Open is { Length: > 0 });

            await it.PostOrderByPeopleAsync(order).ConfigureAwait(false);

            for (var i = 0; i < 2; i++)
                Expect.Sequence(Fees(order), Fees(Expect.Single(await it.Finance.FindOrderFeesAsync([order]).ConfigureAwait(false))));
        }),

        ("A sales order that was taken out unposted has booked nothing, nor has one whose invoice was credited whole", static async it =>
        {
            var (gone, credited) = (await it.ChargeAsync("1-A").ConfigureAwait(false), await it.ChargeAsync("2-A").ConfigureAwait(false));
            await it.DeleteOrderByPeopleAsync(gone).ConfigureAwait(false);
            await it.PostOrderByPeopleAsync(credited).ConfigureAwait(false);
            await it.CreditOrderByPeopleAsync(credited).ConfigureAwait(false);

            foreach (var order in (ChargedOrder[])[gone, credited])
                Expect.Empty(Fees(Expect.Single(await it.Finance.FindOrderFeesAsync([order]).ConfigureAwait(false))));
        }),

        ("Many sales orders are told each once and for itself, also one that the ERP does not know", static async it =>
        {
            const int several = 45;
            var orders = new List<ChargedOrder>();
            for (var i = 0; i < several; i++)
            {
                orders.Add(await it.ChargeAsync($"{i}-A").ConfigureAwait(false));
                if (i % 2 == 0)
                    await it.PostOrderByPeopleAsync(orders[i]).ConfigureAwait(false);
            }

            orders.Add(new ChargedOrder("unknown", "unknown", "bq:unknown") { Fees = orders[0].Fees });
            var told = await it.Finance.FindOrderFeesAsync(orders).ConfigureAwait(false);

            Expect.Sequence(orders.Select(static o => o.OrderId).Order(StringComparer.Ordinal), told.Select(static t => t.OrderId).Order(StringComparer.Ordinal));
            Expect.Equal((several + 1) / 2, told.Count(t => t is { Open: null, Booked.Count: > 0 } && Fees(t).SequenceEqual(Fees(orders[0]))));
            Expect.Equal(several / 2, told.Count(static t => t.Open is not null));
            Expect.Empty(Fees(told.Single(static t => t.OrderId == "unknown")));
            Expect.Empty(await it.Finance.FindOrderFeesAsync([]).ConfigureAwait(false));
        }),

        ("Asking for fees ends as cancelled", static async it =>
        {
            var order = await it.ChargeAsync("1-A").ConfigureAwait(false);
            await it.PostOrderByPeopleAsync(order).ConfigureAwait(false);
            await CancelledAsync(token => it.Finance.FindOrderFeesAsync([order], token), "FindOrderFeesAsync").ConfigureAwait(false);
        }),
    ];

    private static IEnumerable<(string Name, Func<IErpFinanceHarness, Task> RunAsync)> Posts() =>
    [
        ("A draft is posted, once, however often it is asked for", static async it =>
        {
            var journal = await WriteAsync(it, it.NewJournal(Few)).ConfigureAwait(false);

            await it.Finance.PostJournalAsync(Number, journal, SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.Finance.PostJournalAsync(Number, journal, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.True(Found(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the journal").IsPosted);
            Expect.Equal(Total(journal), await it.SumPostedAsync(Number).ConfigureAwait(false));
        }),

        ("A posting whose answer was lost is found, once", static async it =>
        {
            var journal = await WriteAsync(it, it.NewJournal(Few)).ConfigureAwait(false);
            it.LoseNextAnswer();
            await LostAsync(() => it.Finance.PostJournalAsync(Number, journal, SendPermit.WithoutLimit()), Posting).ConfigureAwait(false);
            Expect.True(Found(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the journal").IsPosted);
            Expect.Equal(Total(journal), await it.SumPostedAsync(Number).ConfigureAwait(false));
        }),

        ("What others drafted is never posted with it", static async it =>
        {
            var journal = await WriteAsync(it, it.NewJournal(Few)).ConfigureAwait(false);
            await it.DraftByPeopleAsync().ConfigureAwait(false);
            await RefusedAsync(() => it.Finance.PostJournalAsync(Number, journal, SendPermit.WithoutLimit()), "posting beside others").ConfigureAwait(false);
            Expect.Equal(0m, await it.SumPostedAsync(Number).ConfigureAwait(false));
        }),

        ("A draft that is not whole, was changed or is not there is not posted", static async it =>
        {
            var journal = it.NewJournal(Few);
            Expect.Equal(FailureKind.NotFound, (await RefusedAsync(() => it.Finance.PostJournalAsync(Number, journal, SendPermit.WithoutLimit()), "posting nothing").ConfigureAwait(false)).Kind);
            await WriteAsync(it, journal).ConfigureAwait(false);
            await it.ChangeByPeopleAsync(Number).ConfigureAwait(false);
            Expect.Equal(FailureKind.Conflict, (await RefusedAsync(() => it.Finance.PostJournalAsync(Number, journal, SendPermit.WithoutLimit()), "posting a changed draft").ConfigureAwait(false)).Kind);
            Expect.Equal(0m, await it.SumPostedAsync(Number).ConfigureAwait(false));
        }),

        ("What the ERP forbids is refused, and the draft stands", static async it =>
        {
            var journal = await WriteAsync(it, it.NewJournal(Few)).ConfigureAwait(false);
            if (!await it.ClosePeriodAsync(journal.PostingDate.AddDays(1)).ConfigureAwait(false))
                return;
            var refusal = await RefusedAsync(() => it.Finance.PostJournalAsync(Number, journal, SendPermit.WithoutLimit()), "posting to a closed period").ConfigureAwait(false);
            Expect.Equal(FailureKind.Rejected, refusal.Kind);
            Expect.False(Found(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the draft").IsPosted);
        }),
    ];

    private static IEnumerable<(string Name, Func<IErpFinanceHarness, Task> RunAsync)> TakesBack() =>
    [
        ("A draft is taken back whole, however often it is asked for, and can be written anew", static async it =>
        {
            foreach (var lines in (int[])[Few, Many])
            {
                var journal = await WriteAsync(it, it.NewJournal(lines)).ConfigureAwait(false);
                await it.Finance.TakeBackJournalAsync(Number, journal, SendPermit.WithoutLimit()).ConfigureAwait(false);
                await it.Finance.TakeBackJournalAsync(Number, journal, SendPermit.WithoutLimit()).ConfigureAwait(false);
                Absent(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the journal");
                Expect.Equal(0, await it.CountLinesAsync(Number).ConfigureAwait(false));
            }
        }),

        ("A draft that people changed is not taken back, nor one that they posted", static async it =>
        {
            var journal = await WriteAsync(it, it.NewJournal(Few)).ConfigureAwait(false);
            await it.ChangeByPeopleAsync(Number).ConfigureAwait(false);
            Expect.Equal(FailureKind.Conflict, (await RefusedAsync(() => it.Finance.TakeBackJournalAsync(Number, journal, SendPermit.WithoutLimit()), "taking back what was changed").ConfigureAwait(false)).Kind);
            Expect.Equal(Few, await it.CountLinesAsync(Number).ConfigureAwait(false));
            await it.PostByPeopleAsync().ConfigureAwait(false);
            Expect.Equal(FailureKind.Conflict, (await RefusedAsync(() => it.Finance.TakeBackJournalAsync(Number, journal, SendPermit.WithoutLimit()), "taking back what was posted").ConfigureAwait(false)).Kind);
        }),
    ];

    private static async Task<SettlementJournal> WriteAsync(IErpFinanceHarness it, SettlementJournal journal)
    {
        Expect.True((await it.Finance.WriteJournalAsync(Number, journal, SendPermit.WithoutLimit()).ConfigureAwait(false)).IsWhole);
        return journal;
    }

    private static async Task StandsOnceAsync(IErpFinanceHarness it, SettlementJournal journal, int lines)
    {
        Expect.True(Found(await it.Finance.FindJournalAsync(Number, journal).ConfigureAwait(false), "the journal").IsWhole);
        if (it.Finance.Capabilities.KeepsDrafts)
            Expect.Equal(lines, await it.CountLinesAsync(Number).ConfigureAwait(false));
        else
            Expect.Equal(Total(journal), await it.SumPostedAsync(Number).ConfigureAwait(false));
    }

    private static IEnumerable<(string Number, SettlementJournal Journal)> Wrong(ErpFinanceCapabilities capabilities, SettlementJournal journal)
    {
        yield return (new string('9', capabilities.DocumentNumberLength + 1), journal);
        yield return (Number, journal with { Lines = [.. journal.Lines.Skip(1)] });
        yield return (Number, journal with { Lines = [] });
        if (capabilities.MostLines is { } most)
            yield return (Number, journal with { Lines = [.. Enumerable.Repeat(journal.Lines[0], most + 1)] });
        if (capabilities.Currency is { } only)
        {
            var other = new CurrencyCode(only.Value == "JPY" ? "EUR" : "JPY");
            yield return (Number, journal with { Lines = [.. journal.Lines.Select(line => line with { Debit = line.Debit with { Currency = other }, Credit = line.Credit with { Currency = other } })] });
        }

        const decimal Finer = 0.0001m;
        var (left, right) = (journal.Lines.First(static line => line.Debit.Amount > 0), journal.Lines.First(static line => line.Credit.Amount > 0));
        yield return (Number, journal with
        {
            Lines =
            [
                .. journal.Lines.Select(line => line == left ? line with { Debit = line.Debit with { Amount = line.Debit.Amount + Finer } }
                    : line == right ? line with { Credit = line.Credit with { Amount = line.Credit.Amount + Finer } } : line),
            ],
        });
    }

    private static IEnumerable<(PostingTarget, Money)> Fees(ChargedOrder order) => order.Fees.Select(static f => (f.Target, f.Amount)).OrderBy(static f => f.Target.Number, StringComparer.Ordinal);

    private static IEnumerable<(PostingTarget, Money)> Fees(ErpOrderFees told) =>
        told.Open is null ? told.Booked.Select(static b => (b.Target, b.Amount)).OrderBy(static b => b.Target.Number, StringComparer.Ordinal) : throw Expect.Failure("the fees", "told", told.Open);

    private static decimal Total(SettlementJournal journal) => journal.Lines.Sum(static line => line.Debit.Amount);
}
