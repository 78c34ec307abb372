using System.Diagnostics.CodeAnalysis;

namespace Connectors.Tables;

/// <summary>A table that was read and compiled, or everything that is wrong with it.</summary>
/// <typeparam name="TTable">The plain table.</typeparam>
/// <typeparam name="TMap">What it compiles to.</typeparam>
public sealed record TableLoad<TTable, TMap>
    where TTable : class
    where TMap : class
{
    /// <summary>Whether the table is good.</summary>
    [MemberNotNullWhen(true, nameof(Table), nameof(Map))]
    public bool IsOk => Map is not null;

    /// <summary>The plain table with its version; null when anything is wrong.</summary>
    public TTable? Table { get; init; }

    /// <summary>The compiled table; null when anything is wrong.</summary>
    public TMap? Map { get; init; }

    /// <summary>Every error, in file and line order; empty when the table is good.</summary>
    public IReadOnlyList<RowError> Errors { get => field ?? []; init; }
}
