namespace Connectors.Simulators.Patchworks;

internal sealed class PatchRow(long id)
{
    public long Id { get; } = id;

    public string Left { get; set; } = string.Empty;

    public string Right { get; set; } = string.Empty;
}
