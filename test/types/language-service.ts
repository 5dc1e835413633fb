// The compiler's programming interface, of TypeScript 6.0: what an editor on it shows, and what a program declares.

import { dirname } from 'node:path';
import ts from 'typescript';

/** The files and options of a tsconfig.json. @throws when it has mistakes */
export function readConfig(path: string): ts.ParsedCommandLine {
  const fail = (fault: ts.Diagnostic): never => {
    throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, '\n'));
  };
  const config = ts.getParsedCommandLineOfConfigFile(path, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail });
  if (!config) throw new Error(`${path} cannot be read`);
  config.errors.forEach(fail);
  return config;
}

/** A language service over a tsconfig.json, for files that do not change. */
export function languageServiceOf(path: string): ts.LanguageService {
  const { options, fileNames } = readConfig(path);
  const { fileExists, readFile, readDirectory, directoryExists, getDirectories, realpath } = ts.sys;
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: () => '1',
    getScriptSnapshot: (file) => {
      const text = readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => dirname(path),
    getDefaultLibFileName: (of) => ts.getDefaultLibFilePath(of),
    fileExists,
    readFile,
    readDirectory,
    directoryExists,
    getDirectories,
    ...(realpath && { realpath }),
  });
}

/** What the service shows at a place of a file. */
export function hoverOf(service: ts.LanguageService, file: string, offset: number): string {
  return ts.displayPartsToString(service.getQuickInfoAtPosition(file, offset)?.displayParts);
}

/** The errors of a file. */
export function faultsOf(service: ts.LanguageService, file: string): string[] {
  const faults = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
  return faults.map((fault) => ts.flattenDiagnosticMessageText(fault.messageText, '\n'));
}
