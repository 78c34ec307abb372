namespace Connectors.Simulators.Patchworks;

/// <summary>A webhook or callback: its id and signature, and what it answers.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Signature">What an address needs besides.</param>
/// <param name="Flow">The flow that it starts.</param>
/// <param name="MediaType">What the answer is said to be.</param>
/// <param name="Answer">A webhook's answer from its payload: one text. A callback's: the payloads.</param>
/// <param name="Status">Status of a good answer.</param>
internal sealed record PatchTrigger(string Id, string Signature, PatchFlow Flow, string MediaType, Func<string, IReadOnlyList<string>> Answer, int Status);
