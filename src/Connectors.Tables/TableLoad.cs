namespace Connectors.Tables;

/// <summary>A table that was read and compiled.</summary>
/// <typeparam name="TTable">The plain table.</typeparam>
/// <typeparam name="TMap">What it compiles to.</typeparam>
/// <param name="Table">The plain table with its version.</param>
/// <param name="Map">The compiled table.</param>
public sealed record TableLoad<TTable, TMap>(TTable Table, TMap Map)
    where TTable : class
    where TMap : class;
