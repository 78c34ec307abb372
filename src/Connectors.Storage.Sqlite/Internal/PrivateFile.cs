using System.Runtime.Versioning;
using Connectors.Flows.Storage;

namespace Connectors.Storage.Sqlite.Internal;

/// <summary>
/// Keeps a database for the account that runs the process alone. SQLite makes its log and its shared memory with the rights of the file, so the file has them
/// before SQLite sees it.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly string[] Suffixes = [string.Empty, "-wal", "-shm", "-journal"];

    /// <param name="path">The database.</param>
    /// <param name="change">How the mode of a file is set; null for the system's own way.</param>
    /// <exception cref="FlowStoreException">Others may read one of the files, and this process may not change that.</exception>
    public static void Prepare(string path, Action<string, UnixFileMode>? change = null)
    {
        // A folder that is missing, a path that names a folder and what cannot be made are told by SQLite's own refusal.
        if (OperatingSystem.IsWindows() || Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            return;
        try
        {
            if (!File.Exists(path))
                Make(path);
            foreach (var file in Suffixes.Select(s => path + s).Where(File.Exists))
                CloseToOthers(file, change ?? File.SetUnixFileMode);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw Unprotected(path, denied);
        }
        catch (IOException failed) when (failed is not FileNotFoundException)
        {
            throw Unprotected(path, failed);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void Make(string path)
    {
        try
        {
            using var made = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster.
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void CloseToOthers(string file, Action<string, UnixFileMode> change)
    {
        if (File.GetUnixFileMode(file) is var mode && (mode & Others) == 0)
            return;
        change(file, mode & ~Others);
        if ((File.GetUnixFileMode(file) & Others) != 0)
            throw new UnauthorizedAccessException("The file system keeps no modes.");
    }

    private static FlowStoreException Unprotected(string path, Exception cause) => new(
        $"'{path}' holds names and addresses, and it cannot be kept from other accounts of this machine. Let the account that runs this process own the file, its '-wal' and '-shm', " +
        $"on a file system that keeps modes; or set {nameof(SqliteFlowStoreOptions.OthersMayRead)} where something else keeps others away.",
        cause);
}
