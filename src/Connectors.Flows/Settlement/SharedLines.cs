namespace Connectors.Flows.Settlement;

/// <summary>Lines that stand in two cycles: one of them has moved, or the marketplace tells them twice.</summary>
/// <param name="CycleId">The marketplace's id of the other cycle.</param>
/// <param name="Lines">How many.</param>
/// <param name="Version">Stands for which ones.</param>
internal sealed record SharedLines(string CycleId, int Lines, string Version);
