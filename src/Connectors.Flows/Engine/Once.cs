namespace Connectors.Flows.Engine;

/// <summary>What is there now, and whether it was there before.</summary>
/// <typeparam name="T">What was found or made.</typeparam>
/// <param name="Value">What is there.</param>
/// <param name="WasThere">Whether it was found; false when it was made by this run.</param>
public sealed record Once<T>(T Value, bool WasThere)
    where T : class;
