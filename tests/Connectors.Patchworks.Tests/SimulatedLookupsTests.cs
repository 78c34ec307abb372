using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Tests.Support;

namespace Connectors.Patchworks.Tests;

/// <summary>Lookups on a simulated platform, whose own calls stand for those that nobody documented.</summary>
public sealed class SimulatedLookupsTests
{
    [Theory]
    [InlineData("file")]
    [InlineData("")]
    public async Task A_table_is_exported_compared_imported_and_then_the_same(string field)
    {
        await using var scene = await PatchworksScene.StartAsync(configure: o => o.LookupImportField = field);
        var lookup = scene.Platform.AddLookup("Companies", ("acme", "C-100"), ("globex, inc.", "C-200"), ("hooli", "C-300"));
        var wanted = new LookupTable([new("acme", "C-101"), new("globex, inc.", "C-200"), new("initech", "C-400")]);

        var before = LookupComparison.Compare(await scene.Client.Lookups.ExportAsync(lookup), wanted);
        await scene.Client.Lookups.ImportAsync(lookup, wanted);
        var after = LookupComparison.Compare(await scene.Client.Lookups.ExportAsync(lookup), wanted);

        Assert.Equal([LookupDifferenceKind.Changed, LookupDifferenceKind.Removed, LookupDifferenceKind.Added], before.Select(static d => d.Kind));
        Assert.Equal((LookupDifferenceKind.Removed, "hooli"), (Assert.Single(after).Kind, after[0].Left));
    }

    [Fact]
    public async Task Where_an_import_would_write_over_another_row_the_comparison_says_so()
    {
        await using var scene = await PatchworksScene.StartAsync();
        var lookup = scene.Platform.AddLookup("Companies", ("acme", "C-100"), ("hooli", "C-300"));
        var wanted = new LookupTable([new("acme", "C-100"), new("hooli", "C-300"), new("hooli-uk", "C-300")]);

        var warned = Assert.Single(LookupComparison.Compare(await scene.Client.Lookups.ExportAsync(lookup), wanted));
        await scene.Client.Lookups.ImportAsync(lookup, new LookupTable([new("hooli-uk", "C-300")]));

        Assert.True(warned.IsRightTaken);
        Assert.Equal([("acme", "C-100"), ("hooli-uk", "C-300")], scene.Platform.ReadLookup(lookup));
    }

    [Fact]
    public async Task Lookups_and_rows_are_made_changed_and_deleted()
    {
        await using var scene = await PatchworksScene.StartAsync();
        var lookups = scene.Client.Lookups;
        var made = await lookups.CreateLookupAsync(new() { Name = "Carriers", DefaultValue = "OTHER" });
        await lookups.UpdateLookupAsync(made!.Id, new() { DefaultValue = null });
        var row = await lookups.CreateRowAsync(made.Id, new() { LeftValue = "DPD", RightValue = "dpd-uk" });
        await lookups.CreateRowAsync(made.Id, new() { LeftValue = "UPS", RightValue = "ups" });
        await lookups.UpdateRowAsync(made.Id, row!.Id, new() { LeftValue = "DPD", RightValue = "dpd" });

        var rows = new List<(string?, string?)>();
        await foreach (var read in lookups.GetRowsAsync(made.Id))
            rows.Add((read.LeftValue, read.RightValue));
        Assert.Equal([("DPD", "dpd"), ("UPS", "ups")], rows);
        Assert.Equal(("Carriers", null), ((await lookups.GetLookupAsync(made.Id)).Name, (await lookups.GetLookupAsync(made.Id)).DefaultValue));

        await lookups.DeleteRowAsync(made.Id, row.Id);
        Assert.Equal([("UPS", "ups")], scene.Platform.ReadLookup(made.Id));
        await lookups.DeleteLookupAsync(made.Id);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => lookups.GetLookupAsync(made.Id));
    }

    [Fact]
    public async Task A_file_that_is_too_long_is_refused_before_it_leaves()
    {
        using var wire = new PatchworksWire(static o => o.Calls["lookups.import"] = "POST cross-reference-lookups/{id}/import");
        var table = new LookupTable(Enumerable.Range(0, 50_001).Select(static i => new LookupPair($"{i:D48}", $"{i:D49}")));

        var refused = await Assert.ThrowsAsync<ConnectorException>(() => wire.Client.Lookups.ImportAsync("5", table));

        Assert.Equal(FailureKind.Rejected, refused.Kind);
        Assert.Contains("5000000", refused.Message, StringComparison.Ordinal);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task An_export_that_is_no_such_table_is_no_answer()
    {
        using var wire = new PatchworksWire(static o => o.Calls["lookups.export"] = "GET cross-reference-lookups/{id}/export").Answer("a,b\n1,2\n", mediaType: "text/csv");

        Assert.Equal(FailureKind.Unreadable, (await Assert.ThrowsAsync<ConnectorException>(() => wire.Client.Lookups.ExportAsync("5"))).Kind);
    }
}
