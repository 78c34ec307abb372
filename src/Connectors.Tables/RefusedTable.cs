using System.Globalization;
using Connectors.Domain.Reasons;

namespace Connectors.Tables;

/// <summary>A table whose newest content was refused. The last good one stays in force until a good file comes.</summary>
public sealed record RefusedTable
{
    private const int FactsShown = 20;

    /// <summary>The <see cref="TableSchema.Name"/> of the table.</summary>
    public required string Table { get; init; }

    /// <summary>Version of the table that stays in force.</summary>
    public required string VersionInForce { get; init; }

    /// <summary>When the refused content was first seen, in UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Every error; never null.</summary>
    public IReadOnlyList<RowError> Errors { get => field ?? []; init; }

    /// <summary>The same as a refusal, for an exception record. Its facts hold the first 20 errors.</summary>
    public Refusal ToRefusal() => new()
    {
        Reason = ReasonCatalogue.TableRefused,
        Message = string.Create(CultureInfo.InvariantCulture, $"The {Table} table has {Errors.Count} errors; version {VersionInForce} stays in force."),
        Remedy = "Correct the rows and save the file; it is read again by itself.",
        Facts = [.. Errors.Take(FactsShown).Select(static e => new Fact("row", e.ToString()))],
        Table = Table,
        TableVersion = VersionInForce,
    };

    /// <summary>How much is wrong and what stays in force; the errors quote the table, and are not in it.</summary>
    public override string ToString() => ToRefusal().Message;
}
