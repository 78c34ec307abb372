using Connectors.Domain.Payments;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Tests.Shared;

namespace Connectors.Tables.Tests;

public sealed class MappingTablesTests : IDisposable
{
    private const string Header = "marketplace,offer_id,shop_sku,sku,unit\n";
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(250);
    private readonly string _folder = Directory.CreateTempSubdirectory("connectors-tables-").FullName;
    private readonly ManualClock _clock = new(skipsWaits: false);

    private string Offers => Path.Combine(_folder, "offers.csv");

    [Fact]
    public void Load_reads_every_table_into_one_snapshot()
    {
        Save("bq,1,A,A,EA\n");
        using var tables = Load();

        Assert.Equal("A", tables.Current.Offers.Find(new ConnectionName("bq"), new OfferId("1"), new Sku("A")).Value.Sku.Value);
        Assert.Equal(_clock.GetUtcNow(), tables.Current.LoadedAt);
        Assert.Equal("none", tables.Current.Table(TableSchemas.Carriers)!.Version);
        Assert.Empty(tables.Refused);
    }

    [Fact]
    public void Load_throws_every_error_of_every_file()
    {
        Save("bq,,A,A,EA\nbq,=1,A,A,EA\n");
        var e = Assert.Throws<TableLoadException>(() => MappingTables.Load(new ConnectorTablesOptions { Files = { ["offers"] = Offers, ["carriers"] = Path.Combine(_folder, "none.csv") } }, _clock));

        Assert.Equal(3, e.Errors.Count);
        Assert.Equal(3, e.Message.Split('\n').Length);
    }

    [Fact]
    public async Task CheckAsync_changes_nothing_when_the_files_are_the_same()
    {
        Save("bq,1,A,A,EA\n");
        using var tables = Load();
        var before = tables.Current;
        Save("bq,1,A,A,EA\n");

        Assert.False(await tables.CheckAsync());
        Assert.Same(before, tables.Current);
    }

    [Fact]
    public async Task CheckAsync_takes_new_content_and_fires_the_token()
    {
        Save("bq,1,A,A,EA\n");
        using var tables = Load();
        var token = tables.GetReloadToken();
        var before = tables.Current;
        Save("bq,1,A,A,EA\nbq,2,B,B,EA\n");

        Assert.True(await tables.CheckAsync());
        Assert.Equal(2, tables.Current.Table(TableSchemas.Offers)!.Rows.Count);
        Assert.NotEqual(before.Version, tables.Current.Version);
        Assert.Single(before.Table(TableSchemas.Offers)!.Rows);
        Assert.True(token.HasChanged);
        Assert.False(tables.GetReloadToken().HasChanged);
    }

    [Fact]
    public async Task CheckAsync_sees_a_rename_that_keeps_size_and_time_stamp()
    {
        Save("bq,1,A,A,EA\n");
        var stamp = File.GetLastWriteTimeUtc(Offers);
        using var tables = Load();
        File.WriteAllText(Offers + ".new", Header + "bq,1,A,B,EA\n");
        File.SetLastWriteTimeUtc(Offers + ".new", stamp);
        File.Move(Offers + ".new", Offers, overwrite: true);

        Assert.True(await tables.CheckAsync());
        Assert.Equal("B", Assert.Single(tables.Current.Table(TableSchemas.Offers)!.Rows).Sku.Value);
    }

    [Fact]
    public async Task CheckAsync_keeps_the_last_good_table_and_says_every_wrong_row_until_a_good_file_comes()
    {
        Save("bq,1,A,A,EA\n");
        using var tables = Load();
        var good = tables.Current;
        Save("bq,1,,A,EA\nbq,2,B,,EA\n");

        Assert.True(await tables.CheckAsync());
        var problem = Assert.Single(tables.Refused);
        Assert.Same(good, tables.Current);
        Assert.Equal(("offers", good.Table(TableSchemas.Offers)!.Version, 2), (problem.Table, problem.VersionInForce, problem.Errors.Count));
        Assert.False(await tables.CheckAsync());

        Save("bq,3,C,C,EA\n");
        Assert.True(await tables.CheckAsync());
        Assert.Empty(tables.Refused);
        Assert.Equal("C", Assert.Single(tables.Current.Table(TableSchemas.Offers)!.Rows).Sku.Value);
    }

    [Fact]
    public async Task CheckAsync_forgets_a_problem_when_the_old_content_comes_back()
    {
        Save("bq,1,A,A,EA\n");
        using var tables = Load();
        var good = tables.Current;
        Save("bad");
        await tables.CheckAsync();
        Save("bq,1,A,A,EA\n");

        Assert.True(await tables.CheckAsync());
        Assert.Empty(tables.Refused);
        Assert.Same(good, tables.Current);
    }

    [Fact]
    public async Task CheckAsync_waits_until_a_file_that_is_being_written_stays_the_same()
    {
        Save("bq,1,A,A,EA\n");
        using var tables = Load(Settle);
        Save("bq,1,A,A,EA\nbq,2,B,B,EA\n");
        var check = tables.CheckAsync();
        await DuringNextWaitAsync(() => Save("bq,1,A,A,EA\nbq,2,B,B,EA\nbq,3,C,C,EA\n"));
        await NextWaitPassesAsync();

        Assert.True(await check);
        Assert.Equal(3, tables.Current.Table(TableSchemas.Offers)!.Rows.Count);
        Assert.Equal([Settle, Settle], _clock.Waits);
    }

    [Fact]
    public async Task CheckAsync_leaves_a_file_alone_that_never_stays_the_same()
    {
        Save("bq,1,A,A,EA\n");
        using var tables = Load(Settle);
        Save("bq,0,A,A,EA\n");
        var check = tables.CheckAsync();
        for (var i = 1; i <= 20; i++)
            await DuringNextWaitAsync(() => Save($"bq,{i},B,B,EA\n"));

        Assert.False(await check);
        Assert.Equal("A", Assert.Single(tables.Current.Table(TableSchemas.Offers)!.Rows).Sku.Value);
    }

    [Fact]
    public async Task CheckAsync_bridges_the_moment_in_which_a_file_is_replaced()
    {
        Save("bq,1,A,A,EA\n");
        using var tables = Load(Settle);
        File.Delete(Offers);
        var check = tables.CheckAsync();
        await DuringNextWaitAsync(() => Save("bq,2,B,B,EA\n"));
        await NextWaitPassesAsync();

        Assert.True(await check);
        Assert.Empty(tables.Refused);
        Assert.Equal("B", Assert.Single(tables.Current.Table(TableSchemas.Offers)!.Rows).Sku.Value);
    }

    [Fact]
    public async Task CheckAsync_reports_a_missing_file_and_keeps_its_table()
    {
        Save("bq,1,A,A,EA\n");
        using var tables = Load();
        File.Delete(Offers);

        Assert.True(await tables.CheckAsync());
        Assert.Contains("there is none", Assert.Single(Assert.Single(tables.Refused).Errors).Expected, StringComparison.Ordinal);
        Assert.Single(tables.Current.Table(TableSchemas.Offers)!.Rows);
    }

    [Fact]
    public async Task CheckAsync_refuses_a_file_that_is_too_large()
    {
        Save("bq,1,A,A,EA\n");
        using var tables = MappingTables.Load(new ConnectorTablesOptions { Files = { ["offers"] = Offers }, CheckEvery = TimeSpan.Zero, SettleTime = TimeSpan.Zero, MaxFileBytes = 100 }, _clock);
        Save(string.Concat(Enumerable.Range(0, 20).Select(static i => $"bq,{i},A{i},A{i},EA\n")));
        await tables.CheckAsync();

        Assert.Contains("100 bytes", Assert.Single(Assert.Single(tables.Refused).Errors).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_before_a_cancellation_comes_into_force()
    {
        var carriers = Path.Combine(_folder, "carriers.csv");
        File.WriteAllText(carriers, "marketplace,carrier,code\nbq,DPD,DPD\n");
        Save("bq,1,A,A,EA\n");
        using var tables = MappingTables.Load(
            new ConnectorTablesOptions { Files = { ["carriers"] = carriers, ["offers"] = Offers }, CheckEvery = TimeSpan.Zero, SettleTime = Settle }, _clock);
        using var cancel = new CancellationTokenSource();
        File.WriteAllText(carriers, "marketplace,carrier,code\nbq,DPD,DPD\nbq,Evri,EVRI\n");
        Save("bq,2,B,B,EA\n");

        var cancelled = tables.CheckAsync(cancel.Token);
        await NextWaitPassesAsync();
        await _clock.NextWaitAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);

        // The next check goes on where that one stopped.
        var check = tables.CheckAsync();
        await NextWaitPassesAsync();
        Assert.True(await check);
        Assert.Equal(2, tables.Current.Table(TableSchemas.Carriers)!.Rows.Count);
        Assert.Equal("B", Assert.Single(tables.Current.Table(TableSchemas.Offers)!.Rows).Sku.Value);
    }

    [Fact]
    public async Task The_timer_checks_again_and_again_until_disposed()
    {
        Save("bq,1,A,A,EA\n");
        using var guard = new CancellationTokenSource(HangGuard.Limit);
        var every = TimeSpan.FromSeconds(5);
        var tables = MappingTables.Load(new ConnectorTablesOptions { Files = { ["offers"] = Offers }, CheckEvery = every, SettleTime = Settle }, _clock);

        foreach (var sku in (string[])["B", "C", "D"])
        {
            var token = tables.GetReloadToken();
            Save($"bq,2,{sku},{sku},EA\n");
            var wait = _clock.NextWaitAsync().AsTask();

            // The timer is set anew once a check has told of its change, so the clock may have moved a little too soon.
            while (!wait.IsCompleted)
            {
                guard.Token.ThrowIfCancellationRequested();
                _clock.Advance(every);
                await Task.Yield();
            }

            var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var listening = token.RegisterChangeCallback(_ => told.TrySetResult(), null);
            _clock.Advance(Settle);
            await told.Task.WaitAsync(guard.Token);
            Assert.Equal(sku, Assert.Single(tables.Current.Table(TableSchemas.Offers)!.Rows).Sku.Value);
        }

        tables.Dispose();
        Save("bq,2,E,E,EA\n");
        _clock.Advance(10 * every);

        Assert.Equal("D", Assert.Single(tables.Current.Table(TableSchemas.Offers)!.Rows).Sku.Value);
        Assert.Equal([Settle, Settle, Settle], _clock.Waits);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => tables.CheckAsync());
    }

    [Fact]
    public async Task A_problem_becomes_a_refusal_with_its_rows_as_facts()
    {
        Save("bq,1,A,A,EA\n");
        using var tables = Load();
        Save(string.Concat(Enumerable.Range(0, 30).Select(static i => $"bq,{i},,A,EA\n")));
        await tables.CheckAsync();

        var refusal = Assert.Single(tables.Refused).ToRefusal();

        Assert.Same(ReasonCatalogue.TableRefused, refusal.Reason);
        Assert.Equal(20, refusal.Facts.Count);
        Assert.Equal(("offers", tables.Current.Table(TableSchemas.Offers)!.Version), (refusal.Table, refusal.TableVersion));
    }

    [Fact]
    public void A_folder_gives_each_sheet_its_file_and_what_is_missing_is_standard()
    {
        Save("bq,1,A,A,EA\n");
        File.WriteAllText(In("stock-sources.json"), """[{"system":"shipbob"}]""");
        using var tables = LoadFolder();

        Assert.Single(tables.Current.Table(TableSchemas.Offers)!.Rows);
        Assert.Equal("shipbob", tables.Current.StockSources.SourceOf(new Sku("A"), null).Value);
        Assert.Equal(StandardPaymentTable.Create().Version, tables.Current.Payments.Version);
        Assert.Equal(0m, tables.Current.SafetyStockRules.KeepBack(new Sku("A"), "", "bq", _clock.GetUtcNow(), 5m).SafetyStock);
        Assert.Null(tables.Current.Fees);
        Assert.Null(tables.Current.Table(TableSchemas.VelocityClasses));
    }

    [Fact]
    public void A_file_in_the_folder_that_is_no_table_is_refused()
    {
        File.WriteAllText(In("carrier.csv"), "marketplace,carrier,code\n");

        var error = Assert.Single(Assert.Throws<TableLoadException>(() => LoadFolder()).Errors);

        Assert.Equal(In("carrier.csv"), error.File);
        Assert.Contains("carriers", error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_for_one_sheet_are_refused()
    {
        Save("bq,1,A,A,EA\n");
        File.WriteAllText(In("offers.json"), "[]");

        Assert.Contains("offers.csv is there too", Assert.Single(Assert.Throws<TableLoadException>(() => LoadFolder()).Errors).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused() =>
        Assert.Contains("there is none", Assert.Single(Assert.Throws<TableLoadException>(() => MappingTables.Load(new ConnectorTablesOptions { Folder = In("none") })).Errors).Expected, StringComparison.Ordinal);

    [Fact]
    public void A_part_of_a_table_without_its_rows_is_refused()
    {
        File.WriteAllText(In("unit-aliases.csv"), "system,text,unit\n");

        Assert.Equal(In("units.csv"), Assert.Single(Assert.Throws<TableLoadException>(() => LoadFolder()).Errors).File);
    }

    [Fact]
    public async Task A_file_that_comes_into_the_folder_later_takes_effect_and_is_missed_when_it_goes()
    {
        using var tables = LoadFolder();
        Save("bq,1,A,A,EA\n");

        Assert.True(await tables.CheckAsync());
        Assert.Single(tables.Current.Table(TableSchemas.Offers)!.Rows);

        File.Delete(Offers);
        Assert.True(await tables.CheckAsync());
        Assert.Equal("offers", Assert.Single(tables.Refused).Table);
        Assert.Single(tables.Current.Table(TableSchemas.Offers)!.Rows);
    }

    [Fact]
    public async Task A_table_from_code_holds_until_there_is_a_file()
    {
        var options = new ConnectorTablesOptions { Folder = _folder, CheckEvery = TimeSpan.Zero, SettleTime = TimeSpan.Zero }
            .Use(TableSchemas.Payments, StandardPaymentTable.Create(OnAccountPolicy.HoldForFinance));
        using var tables = MappingTables.Load(options, _clock);
        Assert.EndsWith("HoldForFinance", tables.Current.Payments.Version, StringComparison.Ordinal);

        File.WriteAllText(In("payments.csv"), "id,order,action\nlive,live,ignore\n");
        await tables.CheckAsync();

        var table = tables.Current.Table(TableSchemas.Payments)!;
        Assert.Equal("live", Assert.Single(table.Rules).Id);
        Assert.Equal(StandardPaymentTable.Create().OrderStates, table.OrderStates);
    }

    [Fact]
    public void A_table_from_code_with_a_mistake_is_refused()
    {
        var options = new ConnectorTablesOptions().Use(TableSchemas.Payments, new PaymentTable { Version = "1", Rules = [new PaymentRule { Id = "x", Action = PaymentAction.Hold }] });

        Assert.Equal(
            "payments in code:1: ReasonCode is empty; expected the code of a known reason",
            Assert.Single(Assert.Throws<TableLoadException>(() => MappingTables.Load(options)).Errors).ToString());
    }

    [Fact]
    public async Task An_export_reads_back_to_the_same_rows()
    {
        using var sample = MappingTables.Load(new ConnectorTablesOptions { Folder = Path.Combine(Repository.Root, "samples/tables/bq-uk"), CheckEvery = TimeSpan.Zero });
        await sample.Current.ExportAsync(In("export"));
        using var again = MappingTables.Load(new ConnectorTablesOptions { Folder = In("export"), CheckEvery = TimeSpan.Zero });

        Assert.Equal(sample.Current.Version, again.Current.Version);
    }

    [Fact]
    public void Markdown_tells_versions_live_states_and_who_approved_them()
    {
        using var sample = MappingTables.Load(new ConnectorTablesOptions { Folder = Path.Combine(Repository.Root, "samples/tables/bq-uk"), CheckEvery = TimeSpan.Zero }, _clock);
        using var writer = new StringWriter();
        sample.Current.WriteMarkdown(writer, maxRows: 8);
        var text = writer.ToString();

        Assert.StartsWith($"# Mapping tables in force\n\nVersion {sample.Current.Version}, in force since 2026-03-02T09:00:00Z.\n", text, StringComparison.Ordinal);
        Assert.Contains($"\n## Payments\n\nVersion {sample.Current.Payments.Version}.\n", text, StringComparison.Ordinal);
        Assert.Contains("\n| marketplace | SHIPPING | live |\n", text, StringComparison.Ordinal);
        Assert.Contains("\n| approved_by | approved_on |\n|---|---|\n| finance and operations | 2026-03-02 |\n", text, StringComparison.Ordinal);
        Assert.Contains("\n43 more rows in fees.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_shows_cells_as_they_stand()
    {
        File.WriteAllText(In("carriers.csv"), "marketplace,carrier,code\nbq,<b>|[x](y)`*,DPD\n");
        using var tables = LoadFolder();
        using var writer = new StringWriter();
        tables.Current.WriteMarkdown(writer);

        Assert.Contains("| bq |  | \\<b>\\|\\[x](y)\\`\\* |  | DPD | as_listed |\n", writer.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private MappingTables Load(TimeSpan settle = default) =>
        MappingTables.Load(new ConnectorTablesOptions { Files = { ["offers"] = Offers }, CheckEvery = TimeSpan.Zero, SettleTime = settle }, _clock);

    private MappingTables LoadFolder() => MappingTables.Load(new ConnectorTablesOptions { Folder = _folder, CheckEvery = TimeSpan.Zero, SettleTime = TimeSpan.Zero }, _clock);

    /// <summary>Does something while a check waits for a file to settle, then lets the wait pass.</summary>
    private async Task DuringNextWaitAsync(Action meanwhile)
    {
        var wait = await _clock.NextWaitAsync();
        meanwhile();
        _clock.Advance(wait);
    }

    private Task NextWaitPassesAsync() => DuringNextWaitAsync(static () => { });

    private string In(string name) => Path.Combine(_folder, name);

    private void Save(string rows) => File.WriteAllText(Offers, Header + rows);
}
