using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Storage.Sqlite.Tests;

/// <summary>Somebody who can write the file, and has no key, changes it. Verification says so, or says that it cannot tell.</summary>
public sealed class TamperedFileTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Id = "(SELECT id FROM cases WHERE flow = 'order')";
    private const string Last = $"(SELECT MAX(sequence) FROM journal WHERE case_id = {Id})";

    private static readonly JournalKey Key = new([.. Enumerable.Range(1, 32).Select(static i => (byte)i)]);
    private static readonly JournalKey OldKey = new([.. Enumerable.Range(101, 40).Select(static i => (byte)i)]);
    private static readonly string[] Flows = ["order"];
    private static readonly CaseId Case = new("order", "bq:1-A");

    private readonly TemporaryFile _file = new();
    private readonly World _world = new();
    private SqliteFlowStore _store = null!;

    /// <summary>What is changed, and whether an anchor is needed to see it.</summary>
    public static TheoryData<string, bool> Changes => new()
    {
        { "UPDATE states SET content = replace(content, '17 Canary Row', '1 Thief Road')", false },
        { "UPDATE effects SET content = content || ' '", false },
        { "UPDATE effects SET retry_safety = 'safe-repeat'", false },
        { "DELETE FROM effects", false },
        { "UPDATE cases SET stage = 'Completed', closed = 1", false },
        { $"UPDATE journal SET text = 'nothing to see here' WHERE case_id = {Id} AND sequence = {Last}", false },
        { $"DELETE FROM journal WHERE case_id = {Id} AND sequence = {Last}", false },
        { $"DELETE FROM journal WHERE case_id = {Id} AND sequence = {Last}; UPDATE cases SET journal_length = {Last}, journal_hash = (SELECT hash FROM journal WHERE case_id = {Id} AND sequence = {Last}) WHERE id = {Id}", false },
        { $"UPDATE cases SET journal_hash = 'x' WHERE id = {Id}", false },
        { "UPDATE cases SET seal = ''", true },
        { "PRAGMA foreign_keys = OFF; DELETE FROM cases; DELETE FROM states; DELETE FROM journal", true },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_of_the_file_is_seen(string change, bool needsAnchor)
    {
        var anchor = await _store.TakeAnchorAsync(Flows, Key, _world.Clock.GetUtcNow());
        Assert.Empty((await VerifyAsync(anchor)).Findings);

        Change(change);

        Assert.NotEmpty((await VerifyAsync(anchor)).Findings);
        Assert.Equal(needsAnchor, (await VerifyAsync(null)).IsWhole);
    }

    [Fact]
    public async Task An_entry_that_is_written_anew_with_its_public_hash_is_seen()
    {
        var journal = await _store.GetJournalAsync(Case);
        var forged = JournalChain.Append(Case, journal.Count - 1, journal[^2].Hash, [new Note(journal[^1].Code, "nothing to see here")], journal[^1].At)[0];
        Change($"UPDATE journal SET text = '{forged.Text}', hash = '{forged.Hash}' WHERE case_id = {Id} AND sequence = {Last}");
        Assert.Contains("changed or cut at entry", Assert.Single((await VerifyAsync(null)).Findings).What, StringComparison.Ordinal);

        Change($"UPDATE cases SET journal_hash = '{forged.Hash}' WHERE id = {Id}");

        var report = await VerifyAsync(null);
        Assert.Equal(Case, Assert.Single(report.Findings).Case);
        Assert.Empty(report.Proves);
    }

    [Fact]
    public async Task A_seal_that_is_made_anew_without_the_key_is_seen()
    {
        var anchor = await _store.TakeAnchorAsync(Flows, Key, _world.Clock.GetUtcNow());
        Change("UPDATE states SET content = replace(content, '17 Canary Row', '1 Thief Road')");
        var view = (await _store.GetCaseAsync(Case))!;
        var claimed = new ClaimedCase { Case = Case, Connection = "bq", Fence = 1, Version = view.Version - 1, JournalLength = view.JournalLength, JournalHash = view.JournalHash };
        var sealedAnew = CaseSeal.Seal(new CaseCommit { Case = Case, Fence = 1, ExpectedVersion = view.Version - 1, State = view.State, Format = view.Format, Stage = view.Stage, Effects = view.Effects, Now = default }, claimed, null).Seal;
        Change($"UPDATE cases SET seal = '{sealedAnew}'");

        Assert.NotEmpty((await VerifyAsync(anchor)).Findings);
        var alone = await VerifyAsync(null);
        Assert.Contains(alone.NotChecked, static n => n.StartsWith("1 cases are sealed without a key", StringComparison.Ordinal));
        Assert.Empty(alone.Proves);
    }

    [Fact]
    public async Task A_case_that_is_set_back_to_an_earlier_commit_is_seen_by_an_anchor_alone()
    {
        Change("CREATE TABLE then_cases AS SELECT * FROM cases; CREATE TABLE then_states AS SELECT * FROM states; CREATE TABLE then_journal AS SELECT * FROM journal; CREATE TABLE then_effects AS SELECT * FROM effects;");
        _world.Faults = static (_, _) => Fault.None;
        await RunAsync(Key, TimeSpan.FromHours(1));
        var anchor = await _store.TakeAnchorAsync(Flows, Key, _world.Clock.GetUtcNow());

        Change("DELETE FROM effects; DELETE FROM journal; DELETE FROM states; PRAGMA foreign_keys = OFF; DELETE FROM cases; INSERT INTO cases SELECT * FROM then_cases; INSERT INTO states SELECT * FROM then_states; INSERT INTO journal SELECT * FROM then_journal; INSERT INTO effects SELECT * FROM then_effects;");

        Assert.Contains("set back", Assert.Single((await VerifyAsync(anchor)).Findings).What, StringComparison.Ordinal);
        var alone = await VerifyAsync(null);
        Assert.True(alone.IsWhole);
        Assert.Contains(alone.NotChecked, static n => n.Contains("set back to an earlier commit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_goes_on_after_an_anchor_is_no_finding_and_keys_may_change()
    {
        var first = await _store.TakeAnchorAsync(Flows, Key, _world.Clock.GetUtcNow());
        _world.Faults = static (_, _) => Fault.None;
        _world.Show(Given.Order(MarketplaceOrderState.Shipping, "2-A"));
        await RunAsync(OldKey, TimeSpan.FromHours(1));
        var second = await _store.TakeAnchorAsync(Flows, OldKey, _world.Clock.GetUtcNow(), first);

        var report = await VerifyAsync(JournalAnchor.Parse(first.ToJson()), Key, OldKey);
        Assert.Empty(report.Findings);
        Assert.Equal(2, report.Proves.Count);
        Assert.Equal((2, first.Signature), (second.Heads.Count, second.Previous));
        Assert.Empty((await VerifyAsync(second, Key, OldKey)).Findings);

        var withoutOld = await VerifyAsync(null, Key);
        Assert.Contains(withoutOld.NotChecked, static n => n.Contains("sealed by keys that were not given", StringComparison.Ordinal));
        Assert.Contains("was not used", Assert.Single((await VerifyAsync(second, Key)).Findings).What, StringComparison.Ordinal);
        var none = await _store.VerifyAsync(Flows, [], null, null, _world.Clock.GetUtcNow());
        Assert.Empty(none.Proves);
        Assert.Contains(none.NotChecked, static n => n.StartsWith("no key was given", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_anchor_that_somebody_changed_is_not_used()
    {
        var anchor = await _store.TakeAnchorAsync(Flows, Key, _world.Clock.GetUtcNow());

        foreach (var forged in (JournalAnchor[])[anchor with { Heads = [] }, anchor with { Previous = "x" }, anchor with { At = anchor.At.AddDays(-1) }, anchor with { Heads = [anchor.Heads[0] with { Version = 1 }] }])
            Assert.Contains("changed after it was signed", Assert.Single((await VerifyAsync(forged)).Findings).What, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => JournalAnchor.Parse("{\"at\": 1}"));
    }

    [Fact]
    public async Task A_case_may_go_when_retention_lets_it_go_and_not_before()
    {
        var month = new RetentionPolicy { ClosedCases = TimeSpan.FromDays(30), JournalOfOpenCases = TimeSpan.FromDays(1) };
        _world.Faults = static (_, _) => Fault.None;
        await RunAsync(Key, TimeSpan.FromHours(1));
        _world.Move("1-A", MarketplaceOrderState.Cancelled);
        await RunAsync(Key, TimeSpan.FromHours(1));
        await RunAsync(Key, TimeSpan.FromHours(1));
        var anchor = await _store.TakeAnchorAsync(Flows, Key, _world.Clock.GetUtcNow());
        Assert.True(Assert.Single(anchor.Heads).IsClosed);

        _world.Clock.Advance(TimeSpan.FromDays(29));
        await _store.PruneAsync(month, _world.Clock.GetUtcNow());
        Assert.Empty((await VerifyAsync(anchor, month)).Findings);
        Change("PRAGMA foreign_keys = OFF; DELETE FROM cases");
        Assert.Contains("it is gone", Assert.Single((await VerifyAsync(anchor, month)).Findings).What, StringComparison.Ordinal);
        _world.Clock.Advance(TimeSpan.FromDays(2));

        var report = await VerifyAsync(anchor, month);
        Assert.True(report.IsWhole, report.ToString());
        Assert.Contains("whether retention removed them cannot be told", report.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty((await VerifyAsync(anchor)).Findings);
    }

    [Fact]
    public async Task Entries_that_somebody_says_were_pruned_are_missed_where_nothing_lets_them_go()
    {
        var anchor = await _store.TakeAnchorAsync(Flows, Key, _world.Clock.GetUtcNow());
        Change("UPDATE cases SET journal_pruned_to = journal_length, journal_pruned_hash = journal_hash; DELETE FROM journal");
        var week = new RetentionPolicy { JournalOfOpenCases = TimeSpan.FromDays(7) };

        Assert.Contains("nothing lets them go", Assert.Single((await VerifyAsync(anchor)).Findings).What, StringComparison.Ordinal);
        Assert.Contains("nothing lets them go", Assert.Single((await VerifyAsync(anchor, week)).Findings).What, StringComparison.Ordinal);
        _world.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Empty((await VerifyAsync(anchor, week)).Findings);
    }

    [Fact]
    public void A_key_is_long_and_shows_nothing()
    {
        Assert.Throws<ArgumentException>(() => new JournalKey(new byte[31]));
        Assert.Throws<ArgumentException>(() => JournalKey.FromBase64("no Base64!"));
        Assert.Equal(Key.Id, JournalKey.FromBase64(Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(static i => (byte)i)])).Id);
        Assert.Equal($"JournalKey {Key.Id}", Key.ToString());
        Assert.NotEqual(Key.Id, OldKey.Id);
    }

    public async Task InitializeAsync()
    {
        _store = new SqliteFlowStore(_file.Options, _world.Clock);
        _world.Show(Given.Order(MarketplaceOrderState.Shipping) with { ShipTo = Given.Address });
        _world.Faults = static (name, _) => name == "submit" ? Fault.Denied : Fault.None;
        await RunAsync(Key, TimeSpan.Zero);
        Assert.NotEmpty((await _store.GetCaseAsync(Case))!.Effects);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        return _file.DisposeAsync();
    }

    private Task<JournalReport> VerifyAsync(JournalAnchor? anchor, params JournalKey[] keys) =>
        _store.VerifyAsync(Flows, keys.Length == 0 ? [Key] : keys, anchor, null, _world.Clock.GetUtcNow());

    private Task<JournalReport> VerifyAsync(JournalAnchor anchor, RetentionPolicy retention) => _store.VerifyAsync(Flows, [Key], anchor, retention, _world.Clock.GetUtcNow());

    private void Change(string sql)
    {
        using var file = _file.Connect();
        using var command = file.CreateCommand();
#pragma warning disable CA2100 // Only texts of this test come here.
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA foreign_keys = OFF; {sql};");
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private async Task RunAsync(JournalKey key, TimeSpan later)
    {
        _world.Clock.Advance(later);
        using var runner = new FlowRunner(_store, _world.Flows(), new FlowRunnerOptions { Concurrency = 1, LeaseClock = _world.Clock }, _world.Clock, NullLogger<FlowRunner>.Instance, null, key);
        await runner.RunUntilIdleAsync();
    }
}
