using System.Text.Json.Serialization;

namespace Connectors.Domain.Reasons;

/// <summary>A compiled table, or every mistake in it at once.</summary>
/// <typeparam name="T">The compiled table.</typeparam>
/// <param name="Value">The compiled table; null when there are mistakes.</param>
/// <param name="Mistakes">Every mistake, in row order; empty when there are none.</param>
[JsonConverter(typeof(NoJsonConverterFactory))]
public sealed record Compilation<T>(T? Value, IReadOnlyList<TableMistake> Mistakes)
    where T : class;
