using System.Text;
using Connectors.Simulators.Ledger;
using Connectors.Simulators.Ledger.Events;
using Connectors.Tests.Shared;

namespace Connectors.Simulators.Tests.Ledger;

/// <summary>The judge is scored: no right history has a finding, and no mutant survives.</summary>
public sealed class MutantTests(MutantTests.Histories histories) : IClassFixture<MutantTests.Histories>
{
    private const string Begin = "<!-- mutants -->";
    private const string End = "<!-- end of mutants -->";

    public static TheoryData<string> Names => [.. Mutants.All.Select(static m => m.ToString())];

    [Fact]
    public void Right_histories_have_no_finding()
    {
        Assert.Empty(histories.Day.Judge(histories.Day.Events));
        Assert.True(histories.Day.Events.Count > 200, "the histories are whole");
    }

    [Fact]
    public void A_return_that_is_credited_once_over_what_was_paid_back_has_no_finding() =>
        Assert.Empty(histories.Day.Judge(Mutants.Credited(new HistoryEdit(histories.Day.Events)).Events, static t => t with { Claims = t.Claims with { CreditsReturns = true } }));

    [Theory]
    [InlineData(20, 22.50, false)]
    [InlineData(20, 20, false)]
    [InlineData(20, 21, true)]
    [InlineData(22.50, 25, true)]
    public void What_was_paid_back_before_the_return_may_be_of_its_pieces_and_makes_them_no_dearer(decimal paid, decimal credited, bool isFound)
    {
        var edit = Mutants.Credited(new HistoryEdit(histories.Day.Events));
        var refund = edit.First<QuantityRefunded>(HistoryDay.Returned);
        edit.Change<QuantityRefunded>(HistoryDay.Returned, r => r with { Amount = paid })
            .Change<CreditNotePosted>(HistoryDay.Returned, c => c with { Total = credited })
            .Put(refund with { At = edit.First<ReturnAsked>(HistoryDay.Returned).At.AddMinutes(-1), By = Actor.Person, RefundId = "before", Quantity = 0, Amount = 2.50m });

        Assert.Equal(isFound, histories.Day.Judge(edit.Events, static t => t with { Claims = t.Claims with { CreditsReturns = true } }).Any(static f => f.Code == "credit-amount"));
    }

    [Theory]
    [InlineData(22.50, false)]
    [InlineData(18.75, true)]
    public void Tax_that_goes_back_on_top_of_a_price_without_it_is_credited_too(decimal credited, bool isFound)
    {
        var edit = Mutants.Credited(new HistoryEdit(histories.Day.Events))
            .Change<QuantityRefunded>(HistoryDay.Returned, static r => r with { Amount = 18.75m, TaxOnTop = 3.75m })
            .Change<CreditNotePosted>(HistoryDay.Returned, c => c with { Total = credited });

        Assert.Equal(isFound, histories.Day.Judge(edit.Events, static t => t with { Claims = t.Claims with { CreditsReturns = true } }).Any(static f => f.Code == "credit-amount"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_mutant_survives(string name)
    {
        var mutant = Mutants.All.Single(m => m.ToString() == name);
        var edit = new HistoryEdit(histories.Day.Events);
        mutant.Make(edit);

        var findings = histories.Day.Judge(edit.Events, mutant.Terms);

        Assert.True(findings.Any(f => f.Code == mutant.Code && (f.OrderId is null || f.OrderId == mutant.History)), $"{mutant.Code} is missing: {string.Join(' ', findings)}");
    }

    [Fact]
    public void A_delivery_that_a_table_maps_is_right_in_the_warehouses_text() =>
        Assert.Empty(histories.Day.Judge(histories.Day.Events, static t => t with
        {
            Services = new Dictionary<string, IReadOnlyList<string>> { ["STD"] = ["Two Day", "Standard"], ["EXP"] = ["Express"] },
        }));

    [Fact]
    public void The_dimensions_that_a_person_writes_are_his_own()
    {
        var edit = new HistoryEdit(histories.Day.Events);
        var first = edit.First<SalesOrderCreated>(HistoryDay.Plain);
        edit.Put(new SalesOrderChanged(first.At.AddHours(1), Actor.Person, first.Order with { Dimensions = ("RETAIL", "OTHER") }));

        Assert.Empty(histories.Day.Judge(edit.Events));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_kit_whose_first_parcel_left_without_a_label_is_told_with_the_one_that_makes_it_whole(bool isFirstNowhere, bool isFound)
    {
        var edit = new HistoryEdit(histories.Day.Events);
        var first = edit.First<ParcelLabelled>(HistoryDay.KitParts).Parcel.Id;
        edit.Change<ParcelLeft>(HistoryDay.KitParts, l => l.Parcel.Id == first ? l with { Parcel = l.Parcel with { Number = null } } : l);
        var events = edit.Events.Where(e => e is not ParcelLabelled l || l.Parcel.Id != first).Where(e => !isFirstNowhere || e is not ParcelLeft l || l.Parcel.Id != first).ToList();

        Assert.Equal(isFound, histories.Day.Judge(events).Any(static f => f.Code == "confirmed-too-much"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_parcel_that_left_without_a_number_beside_one_that_has_one_is_told_without_it(bool isNameless, bool isFound)
    {
        var edit = new HistoryEdit(histories.Day.Events);
        edit.Change<ShipmentConfirmed>(HistoryDay.Partial, static c => c with { Tracking = null }, only: 2);
        if (isNameless)
            edit.Change<ParcelLeft>(HistoryDay.Partial, static l => l with { Parcel = l.Parcel with { Number = null } }, only: 2).Change<ParcelLabelled>(HistoryDay.Partial, static l => l with { At = l.At + TimeSpan.FromDays(9) }, only: 2);

        Assert.Equal(isFound, histories.Day.Judge(edit.Events).Any(static f => f.Code == "confirmed-without-number"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void What_left_without_a_number_was_told_rightly_beside_a_label_that_ended_and_came_back(bool hasLeft, bool isFound)
    {
        var edit = new HistoryEdit(histories.Day.Events);
        var (second, third) = (edit.Of<ParcelLabelled>(HistoryDay.Partial)[1], edit.Of<ParcelLabelled>(HistoryDay.Partial)[2]);
        edit.Change<ParcelLeft>(HistoryDay.Partial, static l => l with { Parcel = l.Parcel with { Number = null } }, only: 2)
            .Put(new LabelVoided(second.At.AddMinutes(1), Actor.Person, second.WarehouseOrderId, second.Parcel.Id), second with { At = second.At.AddMinutes(2) });
        var events = edit.Events.Where(e => e != third && (hasLeft || e is not ParcelLeft left || left.Parcel.Id != third.Parcel.Id)).ToList();

        Assert.Equal(isFound, histories.Day.Judge(events).Any(static f => f.Code == "confirmed-never-left"));
        Assert.DoesNotContain(histories.Day.Judge(events, static t => Mutants.Held(t, new LedgerHold(HistoryDay.Partial, LedgerStep.Confirm))), static f => f.Code == "confirmed-never-left");
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void What_left_for_a_kit_is_to_be_posted_on_no_other_line_of_the_same_item(bool hasLeft, bool isFound)
    {
        var edit = new HistoryEdit(histories.Day.Events);
        var kit = edit.First<OrderPlaced>(HistoryDay.KitParts).Order.Lines[0];
        var item = kit.Parts[0].Sku;
        var other = edit.First<OrderPlaced>(HistoryDay.KitParts).Order.Lines[1].Sku;
        edit.Change<OrderPlaced>(HistoryDay.KitParts, o => o with { Order = o.Order with { Lines = [kit, o.Order.Lines[1] with { Sku = item }] } })
            .Change<SalesOrderCreated>(HistoryDay.KitParts, s => s with { Order = s.Order with { Lines = [.. s.Order.Lines.Select(l => l.Number == other ? l with { Number = item } : l)] } })
            .Change<ParcelLeft>(HistoryDay.KitParts, l => l with { Parcel = l.Parcel with { Goods = [.. l.Parcel.Goods.Select(g => g.Sku == other ? g with { Sku = item, Units = hasLeft ? g.Units : 0 } : g)] } })
            .Drop<WarehouseOrderFulfilled>(HistoryDay.KitParts).Drop<SalesOrderPosted>(HistoryDay.KitParts);

        Assert.Equal(isFound, histories.Day.Judge(edit.Events, Mutants.Posts).Any(static f => f.Code == "sent-not-posted"));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(-9, false)]
    [InlineData(-61, true)]
    public void A_parcel_told_under_a_label_whose_end_nobody_could_know_yet_counts_beside_the_next(int voidedAfter, bool isFound)
    {
        var edit = new HistoryEdit(histories.Day.Events);
        var (first, news) = (edit.First<ParcelLabelled>(HistoryDay.Partial), edit.Of<ShipmentConfirmed>(HistoryDay.Partial));
        edit.Change<ParcelLabelled>(HistoryDay.Partial, l => l with { At = news[0].At.AddHours(-2) }, only: 0).Put(
            new LabelVoided(news[0].At.AddMinutes(voidedAfter), Actor.Vendor, first.WarehouseOrderId, first.Parcel.Id),
            first with { At = news[^1].At.AddMinutes(1) });

        Assert.Equal(isFound, histories.Day.Judge(edit.Events).Any(static f => f.Code == "confirmed-too-much"));
    }

    [Theory]
    [InlineData(-20, false)]
    [InlineData(-61, true)]
    public void An_address_that_changed_just_before_the_warehouse_was_asked_takes_its_time_to_be_heard_of(int movedAfter, bool isFound)
    {
        var edit = new HistoryEdit(histories.Day.Events);
        var (bought, asked) = (edit.First<OrderPlaced>(HistoryDay.Plain).Order, edit.First<WarehouseOrderCreated>(HistoryDay.Plain));
        edit.Drop<ParcelLeft>(HistoryDay.Plain).Put(new OrderChanged(asked.At.AddMinutes(movedAfter), Actor.Person, bought with { ShipTo = bought.ShipTo! with { Line1 = "9 New Lane" } }));

        Assert.Equal(isFound, histories.Day.Judge(edit.Events).Any(static f => f.Code == "warehouse-address"));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public void Where_the_warehouse_could_not_stop_what_it_was_asked_to_in_time_the_old_address_is_nobodys_fault(int hours, bool isFound)
    {
        var edit = new HistoryEdit(histories.Day.Events);
        var (bought, asked) = (edit.First<OrderPlaced>(HistoryDay.Plain).Order, edit.First<WarehouseOrderCreated>(HistoryDay.Plain));
        var moved = asked.At.AddMinutes(1);
        edit.Change<ParcelLeft>(HistoryDay.Plain, p => p with { At = moved.AddHours(4) }).Put(
            new OrderChanged(moved, Actor.Person, bought with { ShipTo = bought.ShipTo! with { Line1 = "9 New Lane" } }),
            new StopRefused(moved.AddHours(hours), Actor.Seller, asked.WarehouseOrderId));

        Assert.Equal(isFound, histories.Day.Judge(edit.Events).Any(static f => f.Code == "warehouse-address"));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Goods_that_left_without_a_sales_order_are_a_loss_that_no_hold_explains_unless_people_asked_for_them(bool isPersonal, bool isFound)
    {
        var edit = new HistoryEdit(histories.Day.Events);
        edit.Drop<SalesOrderEvent>(HistoryDay.Plain).Change<WarehouseOrderCreated>(HistoryDay.Plain, c => c with { By = isPersonal ? Actor.Person : c.By });

        Assert.Equal(isFound, histories.Day.Judge(edit.Events, static t => Mutants.Held(t, new LedgerHold(HistoryDay.Plain))).Any(static f => f.Code == "waits-erp-order"));
    }

    [Theory]
    [InlineData("SOMETHING-ELSE", false, false)]
    [InlineData(null, false, false)]
    [InlineData(null, true, true)]
    public void Only_goods_that_were_bought_and_no_more_of_them_are_to_be_told(string? sku, bool isUntold, bool isFound)
    {
        var edit = new HistoryEdit(histories.Day.Events);
        var asked = edit.First<WarehouseOrderCreated>(HistoryDay.Plain);
        var goods = asked.Order.Goods.Select(g => g with { Sku = sku ?? g.Sku }).ToList();
        if (isUntold)
            edit.Drop<ShipmentConfirmed>(HistoryDay.Plain);
        edit.Put(
            asked with { By = Actor.Person, WarehouseOrderId = "another", Order = asked.Order with { Id = "another", Goods = goods } },
            new ParcelLabelled(asked.At.AddHours(2), "another", new ParcelContent("strange", goods, "DPD Next Day", null, "15500000000099", "DPD")));

        Assert.Equal(isFound, histories.Day.Judge(edit.Events).Any(static f => f.Code == "waits-confirm"));
    }

    [Fact]
    public void A_program_that_posts_what_left_is_right_for_as_long_as_all_of_it_is_posted() =>
        Assert.Empty(histories.Day.Judge(histories.Day.Events, Mutants.Posts));

    [Fact]
    public void What_a_person_posted_early_is_right_once_it_has_left_also_without_a_label()
    {
        var edit = new HistoryEdit(histories.Day.Events);
        var (posted, left) = (edit.First<SalesOrderPosted>(HistoryDay.Plain), edit.First<ParcelLeft>(HistoryDay.Plain));
        edit.Drop<SalesOrderPosted>(HistoryDay.Plain).Drop<ParcelLabelled>(HistoryDay.Plain).Put(posted with { At = edit.First<WarehouseOrderCreated>(HistoryDay.Plain).At.AddMinutes(1), By = Actor.Person });

        Assert.DoesNotContain(histories.Day.Judge(edit.Events, t => Mutants.Held(t, new LedgerHold(HistoryDay.Plain, LedgerStep.Posting) { Until = left.At })), static f => f.Code == "posted-not-sent");
    }

    [Fact]
    public void What_a_person_did_or_has_to_see_to_is_no_finding_while_he_can_see_it()
    {
        foreach (var (make, code, step) in Mutants.Seen)
        {
            var edit = new HistoryEdit(histories.Day.Events);
            make(edit);
            Assert.DoesNotContain(histories.Day.Judge(edit.Events, t => Mutants.Held(t, new LedgerHold(HistoryDay.Plain, step))), f => f.Code == code);
        }
    }

    [Fact]
    public void Whatever_the_seller_did_is_missed_when_it_is_dropped()
    {
        var survivors = new List<WorldEvent>();
        // What is undone for a cancelled order was not needed, and a customer who sent something back without getting his money is no matter of the order's way.
        foreach (var done in histories.Day.Events.Where(e => e.By == Actor.Seller && OrderOf(e) is not (HistoryDay.CancelledBefore or HistoryDay.CancelledAfter or HistoryDay.Returned)
            || e is GoodsStopped or SalesOrderDeleted))
        {
            if (histories.Day.Judge([.. histories.Day.Events.Where(e => !ReferenceEquals(e, done))]).Count == 0)
                survivors.Add(done);
        }

        Assert.True(survivors.Count == 0, string.Join('\n', survivors));
    }

    [Fact]
    public void Whatever_the_seller_did_is_noticed_when_it_is_done_before_everything_else()
    {
        var survivors = new List<WorldEvent>();
        // A part may be cancelled at any time before it is paid for.
        foreach (var done in histories.Day.Events.Where(static e => e.By == Actor.Seller && e is not QuantityCancelled))
        {
            var order = OrderOf(done);
            var placed = histories.Day.Events.OfType<OrderPlaced>().Single(p => p.OrderId == order);
            var early = done with { At = placed.At };
            if (histories.Day.Judge([.. histories.Day.Events.SelectMany(e => ReferenceEquals(e, placed) ? [e, early] : ReferenceEquals(e, done) ? [] : new[] { e })]).Count == 0)
                survivors.Add(done);
        }

        Assert.True(survivors.Count == 0, string.Join('\n', survivors));
    }

    [Fact]
    public void There_are_enough_mutants_and_each_is_another() =>
        Assert.True(Mutants.All.Count >= 60 && Mutants.All.Select(static m => m.ToString()).Distinct().Count() == Mutants.All.Count);

    [Fact]
    public async Task The_documented_table_is_the_one_that_is_run()
    {
        var table = new StringBuilder("\n| History | What is wrong with it | Finding |\n| --- | --- | --- |\n");
        foreach (var mutant in Mutants.All)
            table.Append("| ").Append(mutant.History).Append(" | ").Append(mutant.What).Append(" | `").Append(mutant.Code).Append("` |\n");
        var path = Path.Combine(Repository.Root, "docs", "judge.md");
        var text = await File.ReadAllTextAsync(path);
        var (from, until) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("UPDATE_JUDGE") is not null)
            await File.WriteAllTextAsync(path, text[..from] + table + text[until..]);
        else
            Assert.True(text[from..until] == table.ToString(), "docs/judge.md shows another table: run this test with UPDATE_JUDGE=1 and look at the difference.");
    }

    private string? OrderOf(WorldEvent happened) => new HistoryEdit(histories.Day.Events).OrderOf(happened);

    /// <summary>Lived once for all tests.</summary>
    public sealed class Histories : IAsyncLifetime
    {
        internal HistoryDay Day { get; private set; } = null!;

        public async Task InitializeAsync() => Day = await HistoryDay.LiveAsync();

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
