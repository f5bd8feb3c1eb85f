using System.Globalization;
using AudioFilter;
using Display;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return Sample.Run(args, Console.IsOutputRedirected ? new PlainDisplay(Console.Out) : new TerminalDisplay(), Console.Error);
